package io.greenlight.launcher.fleet;

import io.greenlight.launcher.load.Ledger;
import io.greenlight.launcher.load.LedgerComparison;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.LoadFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The clients of one cluster, and what they were promised.
final class FleetClients implements AutoCloseable {

    private final FleetCluster cluster;
    private final Ledger ledger;
    private final Load load;

    private FleetClients(FleetCluster cluster, Ledger ledger, Load load) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.load = load;
    }

    /// Lets them begin.
    ///
    /// @param folder of the run; the promises go into one of the cluster's own
    static FleetClients start(FleetCluster cluster, Path folder, Clock clock) throws IOException {
        Path own = folder.resolve(cluster.identifier());
        Files.createDirectories(own);
        Ledger ledger = new Ledger(FleetCluster.CLIENTS, own.resolve("acknowledged.txt"));
        Load load = Load.start(FleetCluster.shape(), cluster.sources(), ledger, clock);
        return new FleetClients(cluster, ledger, load);
    }

    FleetCluster cluster() {
        return cluster;
    }

    /// How many promises were made until now.
    long acknowledged() {
        return ledger.acknowledgements();
    }

    /// What they came to.
    ///
    /// @param outAtEnd a sentence for each that had no answer when all had ended
    record Kept(
            long acknowledged,
            long lost,
            long duplicated,
            double longestOutageMs,
            List<String> outAtEnd) {

        Kept {
            outAtEnd = List.copyOf(outAtEnd);
        }
    }

    /// Ends them, and compares every promise with the rows of the cluster.
    Kept end() {
        load.close();
        LoadFigures figures = load.figures();
        LedgerComparison comparison = ledger.compare();
        cluster.state().readLedger(FleetCluster.DATABASE, comparison);
        return new Kept(
                ledger.acknowledgements(),
                comparison.lost(),
                comparison.duplicated(),
                figures.worstOutageMillis(),
                figures.outAtEnd());
    }

    @Override
    public void close() throws IOException {
        load.close();
        ledger.close();
    }
}
