package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RunSession;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.cutover.inplace.wayback.SlotCopies;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Slots as one server tells of them, made on the other.
@Singleton
public final class PgSlotCopies implements SlotCopies {

    /// It waits for every transaction that is open on a clone that nobody should be on.
    private static final int PATIENCE_MILLIS = 10_000;

    private static final String NO_SUCH_FUNCTION = "42883";

    /// As every major has it.
    private static final String PLAIN =
            "SELECT pg_catalog.pg_create_logical_replication_slot(?, ?)::text";

    private final Postgres postgres;

    @Inject
    public PgSlotCopies(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<String> names(TwoServers servers) throws SQLException {
        return standing(servers).stream().map(StandingSlots.Slot::name).toList();
    }

    @Override
    public List<String> make(TwoServers servers) throws SQLException {
        List<String> databases;
        try (There clone = open(servers, servers.before(), Databases.MAINTENANCE)) {
            databases = clone.databases();
        }
        List<String> failed = new ArrayList<>();
        for (StandingSlots.Slot slot : standing(servers)) {
            if (!databases.contains(slot.database())) {
                failed.add(
                        "%s, the clone has no database %s".formatted(slot.name(), slot.database()));
                continue;
            }
            try (There there = open(servers, servers.before(), slot.database())) {
                there.make(slot).ifPresent(reason -> failed.add(slot.name() + ", " + reason));
            }
        }
        return failed;
    }

    private List<StandingSlots.Slot> standing(TwoServers servers) throws SQLException {
        try (There cluster = open(servers, servers.cluster(), Databases.MAINTENANCE)) {
            return cluster.standingSlots().all().stream()
                    .filter(StandingSlots.Slot::isLogical)
                    .toList();
        }
    }

    private There open(TwoServers servers, Endpoint server, String database) throws SQLException {
        return new There(postgres, new Database(server, database), servers);
    }

    /// A session on one of them.
    private static final class There extends RunSession {

        There(Postgres postgres, Database database, TwoServers servers) throws SQLException {
            super(postgres, database, servers.login(), servers.names());
        }

        /// Makes the slot, unless it is there.
        ///
        /// @return what the server has against it
        Optional<String> make(StandingSlots.Slot slot) throws SQLException {
            if (slots().find(slot.name()).isPresent()) {
                return Optional.empty();
            }
            limitStatements(PATIENCE_MILLIS);
            try {
                makeAsItWas(slot);
                return Optional.empty();
            } catch (SQLException refused) {
                // Whoever is cut off asks again; anything else is said again.
                if (String.valueOf(refused.getSQLState()).startsWith("08")) {
                    throw refused;
                }
                return Optional.of(String.valueOf(refused.getMessage()));
            }
        }

        /// An older server does not know all that a slot can be.
        private void makeAsItWas(StandingSlots.Slot slot) throws SQLException {
            try {
                Query.execute(connection(), slot.making());
            } catch (SQLException unknown) {
                if (!NO_SUCH_FUNCTION.equals(unknown.getSQLState())) {
                    throw unknown;
                }
                new Query(connection(), PLAIN, slot.name(), slot.plugin()).text();
            }
        }
    }
}
