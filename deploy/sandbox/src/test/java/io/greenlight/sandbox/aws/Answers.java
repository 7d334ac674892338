package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.database.Session;
import java.util.Set;
import java.util.TreeSet;

/// What servers answer to one question a connection.
final class Answers {

    private Answers() {}

    static String of(Login login, String sql) {
        try (Session session = login.to("postgres")) {
            return session.ask(sql);
        }
    }

    /// Of several connections, each of which may lead to another server.
    static Set<String> of(Login login, int connections, String sql) {
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < connections; i++) {
            answers.add(of(login, sql));
        }
        return answers;
    }

    /// False while nobody answers, too.
    static boolean isStandby(Login login) {
        try {
            return of(login, "SELECT pg_is_in_recovery()").equals("t");
        } catch (IllegalStateException _) {
            return false;
        }
    }
}
