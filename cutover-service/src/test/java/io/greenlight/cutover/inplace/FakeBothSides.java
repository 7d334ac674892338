package io.greenlight.cutover.inplace;

import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.Doors;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import io.greenlight.cutover.inplace.wayback.TwoServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The cluster and its clone in memory: two databases with two tables each, of which `shop:
/// public.item` has more rows than the clone's.
public final class FakeBothSides implements Contents, Doors.Opener {

    private final List<String> acts;
    private final List<String> roles = new ArrayList<>(List.of("app"));
    private long written = 7;
    private Runnable meanwhile = () -> {};

    public FakeBothSides(List<String> acts) {
        this.acts = acts;
    }

    /// So many rows were written since the clone was made.
    public void write(long rows) {
        written = rows;
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
            public TableLoss loss(String table) {
                meanwhile.run();
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
            public void lock(List<String> locked) {
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
}
