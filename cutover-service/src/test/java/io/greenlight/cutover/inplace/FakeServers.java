package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.Servers;
import io.greenlight.cutover.access.SlotNote;
import io.greenlight.cutover.access.StaleIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cluster's servers in memory: two databases, and slots that a test puts there.
public final class FakeServers implements Servers {

    private static final StaleIndex STALE =
            new StaleIndex(1, "public.old", "REINDEX", "an old minor wrote it wrong", true);

    private final FakeFleet fleet;
    private final List<String> acts;
    private final Map<String, StandingSlots.Slot> slots = new LinkedHashMap<>();
    private final Map<String, Integer> analyzed = new HashMap<>();
    private boolean areCarriedOver;
    private boolean hasSchema;
    private boolean isUpdated;
    private boolean isOtherLibrary;
    private boolean isInsistent;
    private boolean isAway;
    private int lockedFor;
    private long pages = 100_000;
    private Optional<String> refusal = Optional.empty();

    FakeServers(FakeFleet fleet, List<String> acts) {
        this.fleet = fleet;
        this.acts = acts;
    }

    /// Somebody makes a logical slot in the database `shop`.
    public void makeSlot(String name) {
        slots.put(
                name,
                new StandingSlots.Slot(
                        name, "pgoutput", "shop", "", 4096, false, "drop " + name, name));
    }

    /// No index is rebuilt from now on.
    public void refuseRebuild(String why) {
        refusal = Optional.of(why);
    }

    /// No server answers any more.
    public void takeAway() {
        isAway = true;
    }

    /// Another library sorts texts.
    public void changeLibrary() {
        isOtherLibrary = true;
    }

    /// The next so many tables that are to be analyzed are locked by somebody.
    public void lockTables(int times) {
        lockedFor = times;
    }

    /// The table of each database is small.
    public void shrinkTables() {
        pages = 10;
    }

    /// The upgrade brings statistics along, but for those of the table of each database.
    public void carryStatisticsOver() {
        areCarriedOver = true;
    }

    /// Consumers make their slots again from now on, as soon as they are dropped.
    public void haveSlotsComeBack() {
        isInsistent = true;
    }

    public void dropSlot(String name) {
        slots.remove(name);
    }

    public List<String> slots() {
        return List.copyOf(slots.keySet());
    }

    /// Whether anything of the run is on the servers.
    public boolean hasSchema() {
        return hasSchema;
    }

    @Override
    public Server open(Endpoint endpoint, String database, Login login, RunNames names)
            throws IOException {
        if (isAway || !fleet.find(InPlaceWorld.ORDERS).orElseThrow().isAvailable()) {
            throw new IOException("the server does not answer");
        }
        return new FakeServer(database);
    }

    private final class FakeServer implements Server {

        private final String database;

        FakeServer(String database) {
            this.database = database;
        }

        @Override
        public String version() {
            return fleet.find(InPlaceWorld.CLUSTER).orElseThrow().version().toString();
        }

        @Override
        public String auroraVersion() {
            return version() + ".0";
        }

        @Override
        public boolean isInRecovery() {
            return false;
        }

        @Override
        public List<String> databases() {
            return List.of("postgres", "shop");
        }

        @Override
        public List<StandingSlots.Slot> logicalSlots() {
            return new ArrayList<>(slots.values());
        }

        @Override
        public Lsn position() {
            return new Lsn(100);
        }

        @Override
        public Optional<Lsn> confirmed(String slot) {
            return Optional.empty();
        }

        @Override
        public boolean dropSlot(String name) {
            acts.add("-slot %s in %s".formatted(name, database));
            slots.remove(name);
            if (isInsistent) {
                FakeServers.this.makeSlot(name);
            }
            return true;
        }

        @Override
        public void makeSlot(SlotNote note) {
            if (!slots.containsKey(note.name())) {
                acts.add("+slot %s in %s".formatted(note.name(), database));
                FakeServers.this.makeSlot(note.name());
            }
        }

        @Override
        public void makeProbeTable() {
            hasSchema = true;
        }

        @Override
        public void writeProbe() {
            acts.add("write");
        }

        @Override
        public void dropRunSchema() {
            hasSchema = false;
        }

        @Override
        public List<String> updateExtensions() {
            boolean isDue = database.equals("shop") && !isUpdated;
            isUpdated = isUpdated || isDue;
            return isDue ? List.of("pg_trgm 1.5 -> 1.6") : List.of();
        }

        @Override
        public List<Statistics.Missing> unanalyzed(Statistics.Pass pass) {
            int times = analyzed.getOrDefault(database, 0);
            boolean isDue =
                    areCarriedOver
                            ? pass == Statistics.Pass.FULL && times == 0
                            : times < pass.times() && (times == 0 || pages > done(pass));
            return isDue
                    ? List.of(new Statistics.Missing("public.item", "ANALYZE", true, pages, false))
                    : List.of();
        }

        /// Tables of so many pages need no such pass, as never_analyzed.sql has it.
        private static long done(Statistics.Pass pass) {
            return switch (pass) {
                case ROUGH -> -1;
                case FAIR -> 300;
                case FULL -> 3_000;
            };
        }

        @Override
        public Statistics.Result analyze(Statistics.Missing table, Statistics.Pass pass) {
            if (lockedFor-- > 0) {
                return new Statistics.Result(Statistics.Became.LOCKED, "somebody has locked it");
            }
            analyzed.merge(database, 1, Integer::sum);
            return new Statistics.Result(Statistics.Became.ANALYZED, "");
        }

        @Override
        public List<StaleIndex> staleIndexes(UpgradePath path) {
            return database.equals("shop") ? List.of(STALE) : List.of();
        }

        @Override
        public Optional<String> rebuild(StaleIndex index) {
            acts.add("rebuild " + index.name());
            return refusal;
        }

        @Override
        public List<String> refreshCollations(List<String> notRebuilt) {
            if (!isOtherLibrary || !database.equals("shop")) {
                return List.of();
            }
            acts.add("refresh but for " + notRebuilt);
            return List.of("public.de, 1 -> 2: left");
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
