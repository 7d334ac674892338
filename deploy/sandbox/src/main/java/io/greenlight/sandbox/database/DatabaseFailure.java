package io.greenlight.sandbox.database;

import java.sql.SQLException;

/// A server refused what its superuser asked.
public final class DatabaseFailure extends RuntimeException {

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
