package io.greenlight.launcher.load.database;

import io.greenlight.launcher.load.Schedule;
import io.greenlight.launcher.load.Session;
import io.greenlight.launcher.load.TransactionFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A client's connection, with its statements prepared on the client's side only: PgBouncer 1.18
/// knows no prepared statements in transaction mode.
final class PgSession implements Session {

    /// Neighbouring transactions should not meet on neighbouring rows.
    private static final long SPREAD = 2_654_435_761L;

    private final Connection connection;
    private final Workload workload;
    private final PreparedStatement append;
    private final List<PreparedStatement> reads;
    private final List<PreparedStatement> updates;

    PgSession(Connection connection, Workload workload) throws SQLException {
        this.connection = connection;
        this.workload = workload;
        this.append = connection.prepareStatement(workload.append());
        this.reads = prepare(connection, workload.reads());
        this.updates = prepare(connection, workload.updates());
    }

    @Override
    public void append(int client, long number) throws TransactionFailed {
        try {
            append.setInt(1, client);
            append.setLong(2, number);
            append.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void run(Schedule.Kind kind, long choice) throws TransactionFailed {
        try {
            switch (kind) {
                case READ -> read(choice);
                case UPDATE -> update(choice);
                case SEVERAL -> several(choice);
                case APPEND -> throw new IllegalStateException("an append has a number");
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // What is wrong with it was told when it was used.
        }
    }

    static TransactionFailed failure(SQLException failed) {
        String state = failed.getSQLState();
        return new TransactionFailed(state == null ? "-----" : state, failed);
    }

    /// A session that failed half-way is closed by its client, so nothing is put back in order
    /// here.
    private void several(long choice) throws SQLException {
        connection.setAutoCommit(false);
        read(choice);
        update(choice);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void read(long choice) throws SQLException {
        int which = (int) (choice % reads.size());
        PreparedStatement statement = reads.get(which);
        bind(statement, workload.reads().get(which), choice);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void update(long choice) throws SQLException {
        int which = (int) (choice % updates.size());
        PreparedStatement statement = updates.get(which);
        bind(statement, workload.updates().get(which), choice);
        statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, Workload.Statement what, long choice)
            throws SQLException {
        if (what.keys() > 0) {
            statement.setLong(1, 1 + Math.floorMod(choice * SPREAD, what.keys()));
        }
    }

    private static List<PreparedStatement> prepare(
            Connection connection, List<Workload.Statement> statements) throws SQLException {
        List<PreparedStatement> prepared = new ArrayList<>();
        for (Workload.Statement statement : statements) {
            prepared.add(connection.prepareStatement(statement.sql()));
        }
        return List.copyOf(prepared);
    }
}
