package io.greenlight.launcher.cluster.database;

import io.greenlight.launcher.cluster.AskedServer;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.load.LedgerComparison;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is in the cluster that the endpoint's name leads to now, asked by the maintenance user.
public final class FinalState implements AskedServer {

    private static final int FETCH = 10_000;

    private final ClusterAccess access;
    private final String host;
    private final int port;

    public FinalState(ClusterAccess access, String host, int port) {
        this.access = access;
        this.host = host;
        this.port = port;
    }

    /// Reads every row of the ledger.
    public void readLedger(String database, LedgerComparison comparison) {
        try (Connection connection = open(database)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows =
                        statement.executeQuery(
                                "SELECT client, number FROM greenlight_load.promise")) {
                    while (rows.next()) {
                        comparison.row(rows.getInt(1), rows.getLong(2));
                    }
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// How many sequences there are, and which of them would repeat a value.
    public record SequenceCheck(int checked, Set<String> behind) {
        public SequenceCheck {
            behind = Set.copyOf(behind);
        }
    }

    /// Compares the sequences with what they have given here and on the fenced source.
    public SequenceCheck checkSequences(String database, FinalState source) {
        try (Connection here = open(database);
                Connection there = source.open(database)) {
            Sequences sequences = Sequences.of(here);
            return new SequenceCheck(
                    sequences.standing().size(), sequences.behind(Sequences.of(there)));
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Compares sequences with what their own columns hold, where there is no source to ask.
    public SequenceCheck checkSequences(String database) {
        try (Connection here = open(database)) {
            Sequences sequences = Sequences.of(here);
            return new SequenceCheck(sequences.standing().size(), sequences.behind(sequences));
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// Tables that do not have as many rows here as there. Only those that nobody inserts into or
    /// deletes from can be compared so, which the ledger's are not.
    public Set<String> differentCounts(String database, FinalState source) {
        Map<String, Long> here = counts(database);
        Map<String, Long> there = source.counts(database);
        Set<String> different = new TreeSet<>();
        there.forEach((table, rows) -> {
            if (!rows.equals(here.get(table))) {
                different.add("%s: %s rows, %d before".formatted(table, here.get(table), rows));
            }
        });
        return different;
    }

    /// Which cluster this is after an upgrade, and what must not be left there.
    public enum Side {
        /// The source of an upgrade that ended as before: nothing of ours is there.
        SOURCE,
        /// The new cluster: what feeds the way back is there, and nothing else of ours.
        NEW,
        /// The cluster that was replaced: it follows the new one, and nothing else of ours is
        /// there.
        OLD,
        /// The cluster of an upgrade in place, however that ended: nothing of ours is there, and
        /// the owner's slots are.
        SAME;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What an upgrade has left in that database and should not have, a few words each.
    public List<String> ownTraces(String database, Side side) {
        return words(database, "traces_on_%s.sql".formatted(side.word())).stream()
                .map(trace ->
                        "left on the %s cluster, in %s: %s".formatted(side.word(), database, trace))
                .toList();
    }

    /// Extensions that the server has a newer version of.
    public List<String> outdatedExtensions(String database) {
        return words(database, "outdated_extensions.sql");
    }

    /// Tables that the planner knows nothing of.
    public List<String> unanalyzedTables(String database) {
        return words(database, "unanalyzed_tables.sql");
    }

    /// The logical slots of that database that are its owner's.
    public List<String> standingSlots(String database) {
        return words(database, "standing_slots.sql");
    }

    /// The roles of the demo's own data that were made to log in and cannot.
    public List<String> lockedOut() {
        List<String> roles = new ArrayList<>();
        try (Connection connection = open(access.databases().getFirst());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlText.of("locked_out.sql"))) {
            while (rows.next()) {
                roles.add(rows.getString("locked_out"));
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        return roles;
    }

    @Override
    public String setting(String database, String name) {
        try (Connection connection = open(database);
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT setting FROM pg_catalog.pg_settings WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// That of the server behind the endpoint.
    @Override
    public String version(String database) {
        try (Connection connection = open(database)) {
            return version(connection);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    @Override
    public String auroraVersion(String database) {
        return word(database, "SELECT pg_catalog.aurora_version()");
    }

    @Override
    public long promisedRows(String database) {
        return Long.parseLong(word(database, "SELECT count(*) FROM greenlight_load.promise"));
    }

    private String word(String database, String query) {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    /// The version that the server behind a pooler says it has.
    public static String pooledVersion(int port, String database, Credential credential) {
        try (Connection connection =
                DriverManager.getConnection(
                        new Connections.Place("localhost", port, database).url(),
                        Connections.pooled(credential))) {
            return version(connection);
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
    }

    private List<String> words(String database, String file) {
        List<String> words = new ArrayList<>();
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlText.of(file))) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        return words;
    }

    private static String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_catalog.current_setting('server_version')")) {
            row.next();
            return row.getString(1).split(" ", 2)[0];
        }
    }

    private Map<String, Long> counts(String database) {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = open(database)) {
            SqlText.eachBuilt(
                    connection,
                    "row_counts.sql",
                    row -> counts.put(row.getString("relation"), row.getLong("found")));
        } catch (SQLException failed) {
            throw new DatabaseTrouble(failed);
        }
        return counts;
    }

    private Connection open(String database) throws SQLException {
        return Connections.open(
                new Connections.Place(host, port, database),
                access.master(),
                access.certificateAuthority());
    }
}
