package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// What is open on the source, and who is in its pause.
public final class Activity {

    private static final String OPEN = SqlFile.beside(Activity.class, "open_transactions.sql");
    private static final String LOCK =
            "SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended(?, 0))";

    private final Connection source;

    public Activity(Connection source) {
        this.source = source;
    }

    /// Transactions that are open for longer, and prepared ones, each as a person would name it.
    public List<String> openFor(Duration longer) throws SQLException {
        return new Query(source, OPEN, longer.toMillis() / 1000.0).texts();
    }

    /// Transactions that were prepared and not ended: no fence reaches them.
    public List<String> prepared() throws SQLException {
        return new Query(source, "SELECT x.gid FROM pg_catalog.pg_prepared_xacts AS x").texts();
    }

    /// Takes the session's lock of that name, which the server lets go when the session ends,
    /// however it ends; false if another session has it.
    public boolean lock(String name) throws SQLException {
        return new Query(source, LOCK, "greenlight " + name).one(row -> row.getBoolean(1));
    }
}
