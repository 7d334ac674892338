package io.greenlight.preflight.forecast.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.preflight.forecast.DatabaseSigns;
import io.greenlight.preflight.forecast.LogRate;
import io.greenlight.preflight.forecast.Sample;
import io.greenlight.preflight.forecast.ServerSigns;
import io.greenlight.preflight.forecast.Signs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Takes down what the source says of itself, over sessions that others have opened, one statement
/// in each; databases may be looked at side by side. What is refused is remembered and stops
/// nothing: a forecast is no check.
public final class SignReader {

    private static final String SERVER = SqlFile.beside(SignReader.class, "server_signs.sql");
    private static final String DATABASE = SqlFile.beside(SignReader.class, "database_signs.sql");
    private static final String LOG = SqlFile.beside(SignReader.class, "log_since_reset.sql");

    /// The first major that counts what it writes.
    private static final int COUNTING = 14;

    private final ConcurrentLinkedQueue<ServerSigns> server = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<DatabaseSigns> databases = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();

    /// Asks the server, over a session in any database.
    public void readServer(Connection connection) {
        try {
            List<Row> rows = new Query(connection, SERVER).list(Row::of);
            Row first = rows.getFirst();
            server.add(
                    new ServerSigns(
                            first.sample(),
                            rows.stream().map(Row::changes).toList(),
                            sinceReset(connection),
                            first.slotLimit()));
        } catch (SQLException refused) {
            refusals.add("the server does not say how much it writes: " + sentence(refused));
        }
    }

    private static Optional<LogRate.Over> sinceReset(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() < COUNTING
                ? Optional.empty()
                : new Query(connection, LOG)
                        .first(row ->
                                new LogRate.Over(
                                        row.getLong("bytes"),
                                        moment(row, "since"),
                                        moment(row, "at")));
    }

    /// Asks the database that the session is in.
    public void readDatabase(String name, Connection connection) {
        try {
            databases.add(
                    new Query(connection, DATABASE)
                            .one(row ->
                                    new DatabaseSigns(
                                            name, sample(row), row.getLong("relations"))));
        } catch (SQLException refused) {
            refusals.add("%s does not say what is in it: %s".formatted(name, sentence(refused)));
        }
    }

    /// All that was read until now.
    public Signs signs() {
        return new Signs(
                Optional.ofNullable(server.peek()),
                new ArrayList<>(databases),
                new ArrayList<>(refusals));
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(moment(row, "at"), row.getLong("written"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String sentence(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    }

    private record Row(Sample sample, OptionalLong slotLimit, ServerSigns.Changes changes) {

        static Row of(ResultSet row) throws SQLException {
            long limit = row.getLong("slot_limit");
            OptionalLong slotLimit = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(limit);
            return new Row(
                    SignReader.sample(row),
                    slotLimit,
                    new ServerSigns.Changes(row.getString("database"), row.getLong("rows")));
        }
    }
}
