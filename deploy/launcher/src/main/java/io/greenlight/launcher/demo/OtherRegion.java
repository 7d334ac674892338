package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.aws.GlobalDatabases.Member;
import io.greenlight.launcher.load.ReadLoad;
import io.greenlight.launcher.report.GlobalPart;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.stack.SandboxPatches;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a demo's cluster has in another region: a secondary with two readers, where a few clients
/// read all the time. A cluster of its own, which belongs to no Global Database, has none of it.
final class OtherRegion implements AutoCloseable {

    static final String REGION = "ap-northeast-1";
    private static final int INSTANCES = 2;
    private static final int CLIENTS = 2;

    private final @Nullable ReadLoad load;

    private OtherRegion(@Nullable ReadLoad load) {
        this.load = load;
    }

    /// Makes what the demo's strategy is about; where only patches are wanted, one waits for each
    /// cluster then. Its clients begin to read.
    static OtherRegion of(
            DemoCluster.Site site, DemoSettings settings, DemoCluster cluster, Clock clock) {
        if (!settings.journey().isGlobal()) {
            return new OtherRegion(null);
        }
        Member tokyo = new Member(REGION, settings.cluster() + "-tokyo");
        site.say().accept("secondary %s".formatted(tokyo));
        GlobalDatabases globals = new GlobalDatabases(site.aws());
        globals.make(settings.cluster(), cluster.cluster(), tokyo, INSTANCES);
        if (settings.journey().mode() == Mode.PATCH) {
            SandboxPatches patches = SandboxPatches.of(site.stack());
            patches.announce(cluster.cluster().arn());
            patches.announce(globals.arn(tokyo));
        }
        return new OtherRegion(
                ReadLoad.start(CLIENTS, cluster.reading(globals.readers(tokyo)), clock));
    }

    /// Puts what its clients saw into the report; for after their end.
    void put(Report report) {
        Optional.ofNullable(load)
                .map(ReadLoad::figures)
                .ifPresent(figures -> {
                    GlobalPart part = report.global();
                    part.reads = figures.reads();
                    part.failedReads = figures.failures();
                    part.readMaxOutageMs = figures.worstOutageMillis();
                    part.firstFailedReads = figures.firstFailures();
                });
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
    }
}
