package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.database.Session;

/// Who connects where.
record Login(String host, int port, String user, String password) {

    Session to(String database) {
        return Session.open(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), user, password);
    }

    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
