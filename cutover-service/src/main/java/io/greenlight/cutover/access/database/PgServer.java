package io.greenlight.cutover.access.database;

import io.greenlight.backbone.advisory.Advisories;
import io.greenlight.backbone.advisory.VersionPair;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Objection;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RunSession;
import io.greenlight.backbone.cluster.database.Slots;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.SlotNote;
import io.greenlight.cutover.access.StaleIndex;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A database through a session of a run, in whose search path the run's schema comes first.
final class PgServer extends RunSession implements Server {

    private static final String PROBE_TABLE =
            SqlFile.beside(PgServer.class, "create_probe_table.sql");
    private static final String STALE = SqlFile.beside(PgServer.class, "stale_indexes.sql");
    private static final String HALF_BUILT =
            SqlFile.beside(PgServer.class, "half_built_indexes.sql");

    private static final String CHANGED = SqlFile.beside(PgServer.class, "changed_collations.sql");

    private static final String VERSION =
            """
            SELECT pg_catalog.split_part(
                       pg_catalog.current_setting('server_version'), ' ', 1)
            """;

    /// Only Aurora has the function, and a statement cannot name what is not there.
    private static final String IS_AURORA =
            "SELECT pg_catalog.to_regprocedure('pg_catalog.aurora_version()') IS NOT NULL";

    private static final String WRITE =
            """
            INSERT INTO probe (probe, looks, written_at)
            VALUES ('a last look', 1, pg_catalog.clock_timestamp())
            ON CONFLICT (probe) DO UPDATE
               SET looks = probe.looks + 1, written_at = EXCLUDED.written_at
            """;

    private static final int SLOT_PATIENCE_MILLIS = 30_000;

    /// One table, or index, may take longer than any server is silent otherwise. But a server that
    /// is gone without a word has to be noticed, and at the latest twice as long after.
    private static final int LONG_WORK_MILLIS = 2 * 60 * 60 * 1000;

    private static final int LONGEST_WORK_MILLIS = 12 * LONG_WORK_MILLIS;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 10;
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    PgServer(Postgres postgres, Database database, Login login, RunNames names)
            throws SQLException {
        super(postgres, database, login, names);
    }

    @Override
    public String version() throws SQLException {
        return new Query(connection(), VERSION).text();
    }

    @Override
    public String auroraVersion() throws SQLException {
        boolean isAurora = new Query(connection(), IS_AURORA).one(row -> row.getBoolean(1));
        return isAurora
                ? new Query(connection(), "SELECT pg_catalog.aurora_version()").text()
                : version();
    }

    @Override
    public List<StandingSlots.Slot> logicalSlots() throws SQLException {
        return standingSlots().all().stream().filter(StandingSlots.Slot::isLogical).toList();
    }

    @Override
    public Lsn position() throws SQLException {
        return Lsn.parse(
                new Query(connection(), "SELECT pg_catalog.pg_current_wal_lsn()::text").text());
    }

    @Override
    public Optional<Lsn> confirmed(String slot) throws SQLException {
        return slots().find(slot).filter(it -> it.reader().isThere()).map(Slots.Slot::confirmed);
    }

    /// A reader takes a moment to end, and comes back a moment later.
    @Override
    public boolean dropSlot(String name) throws SQLException, InterruptedException {
        for (int tries = 1; tries < TRIES; tries++) {
            if (slots().drop(name)) {
                return true;
            }
            // The reader that was ended just now is on its way out.
            Thread.sleep(A_MOMENT);
        }
        return slots().drop(name);
    }

    @Override
    public void makeSlot(SlotNote note) throws SQLException {
        if (slots().find(note.name()).isEmpty()) {
            // It waits for every transaction that is open, and would do so for ever.
            limitStatements(SLOT_PATIENCE_MILLIS);
            Query.execute(connection(), note.making());
        }
    }

    @Override
    public void makeProbeTable() throws SQLException {
        new Query(connection(), PROBE_TABLE, names().schema()).build();
    }

    @Override
    public void writeProbe() throws SQLException {
        new Query(connection(), WRITE).update();
    }

    @Override
    public void dropRunSchema() throws SQLException {
        runSchema().drop();
    }

    @Override
    public List<String> updateExtensions() throws SQLException {
        return extensions().update();
    }

    @Override
    public List<Statistics.Missing> unanalyzed(Statistics.Pass pass) throws SQLException {
        return statistics().missing(pass);
    }

    @Override
    public Statistics.Result analyze(Statistics.Missing table, Statistics.Pass pass)
            throws SQLException {
        limitStatements(LONG_WORK_MILLIS);
        return statistics().analyze(table, pass, LOCK_PATIENCE);
    }

    @Override
    public List<StaleIndex> staleIndexes(UpgradePath path) throws SQLException {
        Advisories advice = Advisories.known().on(path.strategy().word(), VersionPair.of(path));
        return new Query(connection(), STALE, advice.spoiltIndexes())
                .list(row ->
                        new StaleIndex(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5)));
    }

    @Override
    public Optional<String> rebuild(StaleIndex index) throws SQLException {
        limitStatements(LONGEST_WORK_MILLIS);
        try {
            new Query(connection(), HALF_BUILT, index.id()).build();
            Query.execute(connection(), index.statement());
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(Objection.of(refused));
        }
    }

    @Override
    public List<String> refreshCollations(List<String> notRebuilt) throws SQLException {
        List<Changed> changed =
                new Query(connection(), CHANGED, notRebuilt)
                        .list(row ->
                                new Changed(
                                        "%s, %s -> %s"
                                                .formatted(
                                                        row.getString(1),
                                                        row.getString(3),
                                                        row.getString(4)),
                                        row.getString(2),
                                        Optional.ofNullable(row.getString(5))));
        List<String> told = new ArrayList<>();
        for (Changed one : changed) {
            told.add(refresh(one));
        }
        return told;
    }

    private String refresh(Changed one) throws SQLException {
        if (one.objection().isPresent()) {
            return "%s: left, %s; then: %s"
                    .formatted(one.name(), one.objection().get(), one.statement());
        }
        try {
            Query.execute(connection(), one.statement());
            return one.name() + ": taken down";
        } catch (SQLException refused) {
            return "%s: refused, %s".formatted(one.name(), Objection.of(refused));
        }
    }

    /// A collation whose library has changed.
    ///
    /// @param objection why the new one may not be taken down
    private record Changed(String name, String statement, Optional<String> objection) {}
}
