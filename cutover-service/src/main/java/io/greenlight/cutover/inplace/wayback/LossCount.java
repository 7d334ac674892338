package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

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

    /// Goes on with a count until that moment; a table that is begun is counted to its end.
    Tally goOn(Run<WayBackFacts> run, Tally sofar, Instant until) throws Exception {
        TwoServers servers = clusters.servers(run);
        List<String> databases = contents.databases(servers);
        int first = Math.max(0, databases.indexOf(sofar.database()));
        // Where the count stood is gone: from its beginning, then.
        Tally tally = databases.contains(sofar.database()) ? sofar : Tally.none();
        for (String database : databases.subList(first, databases.size())) {
            try (Contents.Both both = contents.open(servers, database)) {
                tally = count(both, database, tally, until);
            }
            if (!clock.instant().isBefore(until)) {
                return tally;
            }
        }
        return tally.completed();
    }

    private Tally count(Contents.Both both, String database, Tally sofar, Instant until)
            throws Exception {
        List<String> tables = both.tables();
        boolean isLost = sofar.database().equals(database) && !tables.contains(sofar.table());
        Tally tally = isLost ? sofar.without(database) : sofar;
        for (String table : tables.subList(tally.nextIn(database, tables), tables.size())) {
            if (!clock.instant().isBefore(until)) {
                return tally;
            }
            tally = tally.plus(both.loss(table));
        }
        return tally;
    }
}
