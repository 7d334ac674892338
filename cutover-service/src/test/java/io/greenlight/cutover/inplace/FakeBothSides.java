package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.inplace.wayback.Belongings;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.Doors;
import io.greenlight.cutover.inplace.wayback.Remnants;
import io.greenlight.cutover.inplace.wayback.SlotCopies;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import io.greenlight.cutover.inplace.wayback.WriteProof;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The cluster and its clone in memory: two databases with two tables each, of which `shop:
/// public.item` has more rows than the clone's.
public final class FakeBothSides
        implements Contents, Doors.Opener, SlotCopies, Remnants, WriteProof, Belongings {

    private final List<String> acts;
    private final List<String> roles = new ArrayList<>(List.of("app"));
    private long written = 7;
    private final List<String> objections = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private final Set<Endpoint> silent = new HashSet<>();
    private Runnable meanwhile = () -> {};
    private Duration perTable = Duration.ZERO;
    private Consumer<Duration> clock = time -> {};
    private boolean isLocked;

    public FakeBothSides(List<String> acts) {
        this.acts = acts;
    }

    /// So many rows were written since the clone was made.
    public void write(long rows) {
        written = rows;
    }

    /// Each table takes so long from now on.
    public void take(Duration time, Consumer<Duration> passing) {
        perTable = time;
        clock = passing;
    }

    /// The doors could not be shut, for that reason.
    public void object(String objection) {
        objections.add(objection);
    }

    /// The cluster has a slot of that name.
    public void makeSlot(String name) {
        slots.add(name);
    }

    /// Nobody can write there from now on.
    public void silence(Endpoint endpoint) {
        silent.add(endpoint);
    }

    /// Each table takes that much longer from now on.
    public void takeLonger(Runnable passing) {
        meanwhile = passing;
    }

    @Override
    public List<String> databases(TwoServers servers) {
        return List.of("postgres", "shop");
    }

    @Override
    public Both open(TwoServers servers, String database) {
        return new Both() {
            @Override
            public List<String> tables() {
                return List.of("public.customer", "public.item");
            }

            @Override
            public Optional<TableLoss> loss(String table, Duration room) {
                meanwhile.run();
                boolean isTooLong = perTable.compareTo(room) > 0;
                clock.accept(isTooLong ? room : perTable);
                return isTooLong ? Optional.empty() : Optional.of(loss(table));
            }

            private TableLoss loss(String table) {
                return database.equals("shop") && table.equals("public.item")
                        ? new TableLoss(database, table, written, 2)
                        : new TableLoss(database, table, 0, 0);
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }

    @Override
    public Doors open(TwoServers servers) {
        return new Doors() {
            @Override
            public List<String> roles() {
                return List.copyOf(roles);
            }

            @Override
            public List<String> objections() {
                return List.copyOf(objections);
            }

            @Override
            public void lock(List<String> locked) {
                isLocked = true;
                locked.forEach(role -> acts.add("lock " + role));
                roles.removeAll(locked);
            }

            @Override
            public List<String> sendOut(Duration deadline) {
                return List.of();
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }

    @Override
    public List<String> names(TwoServers servers) {
        return List.copyOf(slots);
    }

    @Override
    public List<String> make(TwoServers servers) {
        slots.forEach(slot -> acts.add("slot " + slot));
        return List.of();
    }

    @Override
    public List<String> sendOut(Endpoint server, Login login) {
        acts.add("empty " + server);
        return List.of();
    }

    @Override
    public void at(Endpoint endpoint, Login login, PostgresVersion version) throws IOException {
        if (silent.contains(endpoint)) {
            throw new IOException("nobody can write at " + endpoint);
        }
        if (isLocked) {
            acts.add("write at %s on %s".formatted(endpoint, version));
        }
    }

    @Override
    public String statement(PostgresVersion version) {
        return "WRITE ON " + version;
    }

    @Override
    public List<String> roles(ResourceId cluster) {
        return cluster.equals(InPlaceWorld.CLUSTER)
                ? List.of("role/both", "role/import for s3Import")
                : List.of("role/both");
    }

    @Override
    public List<String> customEndpoints(ResourceId cluster) {
        return List.of();
    }
}
