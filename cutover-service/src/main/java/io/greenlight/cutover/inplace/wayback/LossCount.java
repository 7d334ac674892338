package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Counts, table by table, what the cluster holds and the clone does not. It may be left off behind
/// any table, and gone on with by another copy of the service.
final class LossCount {

    private final BothClusters clusters;
    private final Contents contents;
    private final Clock clock;

    LossCount(BothClusters clusters, Contents contents, Clock clock) {
        this.clusters = clusters;
        this.contents = contents;
        this.clock = clock;
    }

    /// Goes on with a count for so long; a table that there is no room for is not in it.
    Tally goOn(Run<WayBackFacts> run, Tally sofar, CountingTime time) throws Exception {
        TwoServers servers = clusters.servers(run);
        List<String> databases = contents.databases(servers);
        int first = Math.max(0, databases.indexOf(sofar.database()));
        // Where the count stood is gone: from its beginning, then.
        Part part = new Part(databases.contains(sofar.database()) ? sofar : Tally.none(), true);
        for (String database : databases.subList(first, databases.size())) {
            try (Contents.Both both = contents.open(servers, database)) {
                part = count(both, database, part.tally(), time);
            }
            if (!part.isWhole() || time.isSliceOver(clock.instant())) {
                return part.tally();
            }
        }
        return part.tally().completed();
    }

    private Part count(Contents.Both both, String database, Tally sofar, CountingTime time)
            throws Exception {
        List<String> tables = both.tables();
        boolean isLost = sofar.database().equals(database) && !tables.contains(sofar.table());
        Tally tally = isLost ? sofar.without(database) : sofar;
        for (String table : tables.subList(tally.nextIn(database, tables), tables.size())) {
            if (time.isSliceOver(clock.instant())) {
                return new Part(tally, false);
            }
            Optional<TableLoss> loss = both.loss(table, time.leftAt(clock.instant()));
            if (loss.isEmpty()) {
                return new Part(tally, false);
            }
            tally = tally.plus(loss.get());
        }
        return new Part(tally, true);
    }

    /// What was counted, and whether that is all of the database.
    private record Part(Tally tally, boolean isWhole) {}
}
