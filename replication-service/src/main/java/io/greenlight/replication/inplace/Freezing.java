package io.greenlight.replication.inplace;

import io.greenlight.replication.database.RowFreezing;
import java.util.ArrayList;
import java.util.List;

/// How far the rows of a cluster are frozen, as far as the servers themselves do not tell.
///
/// @param since what was frozen after this is not frozen again
/// @param refused tables that cannot be, which are not tried again
public record Freezing(RowFreezing.Mark since, List<Refused> refused) {

    public Freezing {
        refused = List.copyOf(refused);
    }

    /// One table that the server does not freeze.
    ///
    /// @param table quoted
    /// @param why in the server's words
    public record Refused(String database, String table, String why) {

        @Override
        public String toString() {
            return "%s in %s: %s".formatted(table, database, why);
        }
    }

    /// Nothing is frozen yet.
    public static Freezing begun(RowFreezing.Mark since) {
        return new Freezing(since, List.of());
    }

    public Freezing refusing(List<Refused> more) {
        List<Refused> all = new ArrayList<>(refused);
        all.addAll(more);
        return new Freezing(since, all);
    }

    /// Whether that table was tried in vain.
    boolean hasRefused(String database, String table) {
        return refused.stream()
                .anyMatch(one -> one.database().equals(database) && one.table().equals(table));
    }
}
