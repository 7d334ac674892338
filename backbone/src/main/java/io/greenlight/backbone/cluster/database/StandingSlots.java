package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.RunNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The replication slots of a server that are its owner's, or an earlier upgrade's, and not this
/// run's: an upgrade in place to another major carries none of the logical ones, and RDS refuses it
/// while one is there.
public final class StandingSlots {

    private static final String ALL = SqlFile.beside(StandingSlots.class, "standing_slots.sql");

    private final Connection connection;
    private final RunNames names;

    StandingSlots(Connection connection, RunNames names) {
        this.connection = connection;
        this.names = names;
    }

    /// A slot as it stands.
    ///
    /// @param plugin empty for a physical one
    /// @param database empty for a physical one
    /// @param reader who reads it, empty if nobody does
    /// @param retainedBytes the log that it holds back
    /// @param isLost whether its log is gone already
    /// @param dropping the statement that drops it
    /// @param making the statement that makes it again, in its database
    public record Slot(
            String name,
            String plugin,
            String database,
            String reader,
            long retainedBytes,
            boolean isLost,
            String dropping,
            String making) {

        public boolean isLogical() {
            return !plugin.isEmpty();
        }

        /// Whether somebody reads it now.
        public boolean isRead() {
            return !reader.isEmpty();
        }

        /// What to do with it before another major, in a sentence.
        public String recommendation() {
            if (isLost) {
                return "Its log is gone: drop it, and give its reader a fresh copy.";
            }
            if (!isLogical()) {
                return "A new major starts without it: make it again afterwards.";
            }
            return isRead()
                    ? "Stop what it is read for, let its reader catch up, then drop it; make it"
                            + " again before anything is written."
                    : "Nobody reads it and it holds back log: drop it if nobody is to come back,"
                            + " else let its reader catch up first.";
        }
    }

    /// All of them, those that belong to a session but for its life left out.
    public List<Slot> all() throws SQLException {
        return new Query(connection, ALL, names.ownSlotPattern())
                .list(row ->
                        new Slot(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getBoolean(6),
                                row.getString(7),
                                row.getString(8)));
    }

    /// The slot of that name.
    public Optional<Slot> find(String name) throws SQLException {
        return all().stream().filter(slot -> slot.name().equals(name)).findFirst();
    }
}
