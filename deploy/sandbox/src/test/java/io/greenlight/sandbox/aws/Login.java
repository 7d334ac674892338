package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.database.Session;

/// Who connects where.
record Login(int port, String user, String password) {

    Session to(String database) {
        return Session.open(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, database), user, password);
    }

    @Override
    public String toString() {
        return user + "@" + port;
    }
}
