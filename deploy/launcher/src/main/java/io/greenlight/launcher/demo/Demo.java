package io.greenlight.launcher.demo;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.EngineVersions;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.load.Ledger;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.LoadFigures;
import io.greenlight.launcher.load.LoadShape;
import io.greenlight.launcher.load.MachineTrace;
import io.greenlight.launcher.load.Timeline;
import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One run: a cluster under load is tagged, and everything after that happens by itself.
public final class Demo {

    private final DemoCluster.Site site;
    private final DemoSettings settings;
    private final Clock clock;
    private final Disturbance disturbance;

    public Demo(
            DemoCluster.Site site, DemoSettings settings, Clock clock, Disturbance disturbance) {
        this.site = site;
        this.settings = settings;
        this.clock = clock;
        this.disturbance = disturbance;
    }

    /// A run's report, and every transaction of it.
    public record Outcome(Report report, Timeline timeline) {}

    /// Runs it from the empty cluster to the report. The stack is there already, and stays.
    ///
    /// @param folder where the raw figures go
    /// @throws IllegalArgumentException if RDS has no such way; the message says which it has
    public Outcome run(Path folder) throws IOException {
        Files.createDirectories(folder);
        AwsAccess aws = site.aws();
        EngineVersions versions = new EngineVersions(aws);
        PostgresVersion from = versions.newest(settings.majors().from(), settings.majors().to());
        PostgresVersion to = versions.target(from, settings.majors().to()).orElseThrow();
        site.say().accept("cluster %s, PostgreSQL %s".formatted(settings.cluster(), from));
        DemoCluster cluster = DemoCluster.make(site, settings, from);

        int clients = settings.load().clients() + settings.load().directClients();
        try (Ledger ledger = new Ledger(clients, folder.resolve("acknowledged.txt"));
                EventFeed feed = new EventFeed(aws)) {
            feed.next();
            MachineTrace machine = MachineTrace.start(clock);
            Load load = Load.start(settings.load(), cluster.sources(), ledger, clock);
            Watch watch = new Watch(feed, load, clock, site.say(), disturbance);
            Report report = blank(from, to);
            Instant tagged;
            try (load;
                    machine) {
                tagged = watch(watch, cluster, report);
            }
            Findings.putStalls(report, watch.events(), load.timeline(), machine, tagged);
            putLoad(report, load.figures());
            report.acknowledgedWrites = ledger.acknowledgements();
            site.say().accept("comparing promises with rows");
            new Comparison(site, cluster).put(report, ledger.compare());
            load.timeline().write(folder.resolve("transactions.csv.gz"));
            machine.write(folder.resolve("machine.csv"));
            return new Outcome(report, load.timeline());
        }
    }

    /// From a quiet look at the load to the last word and a while beyond.
    ///
    /// @return when the cluster was tagged
    private Instant watch(Watch watch, DemoCluster cluster, Report report) {
        watch.note("the load is on: " + describe(settings.load()));
        watch.look(settings.pace().steady());
        Instant tagged = clock.instant();
        tag(site.aws(), cluster.cluster(), PostgresVersion.parse(report.targetVersion));
        disturbance.tagged();
        watch.note(
                "tagged UpgradeDB=Y, version %s; from here on we only look"
                        .formatted(report.targetVersion));
        Optional<UpgradeEvent> last = watch.untilTheEnd(settings.pace().deadline());
        watch.look(settings.pace().after());
        Findings.putOutcome(report, last);
        report.phases = Findings.phases(watch.events());
        return tagged;
    }

    private Report blank(PostgresVersion from, PostgresVersion to) {
        Report report = new Report();
        report.strategy = Strategy.CLONE.word();
        report.cluster = settings.cluster();
        report.sourceVersion = from.toString();
        report.targetVersion = to.toString();
        report.clients = settings.load().clients();
        report.rate = settings.load().rate();
        report.startedAt = clock.instant();
        report.machine =
                "%d cores, %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                Runtime.version().feature());
        return report;
    }

    private static void putLoad(Report report, LoadFigures figures) {
        report.transactions = figures.transactions();
        report.failedTransactions = figures.failures();
        report.droppedConnections = figures.drops();
        report.directMaxOutageMs = figures.worstOutageMillis();
        report.firstFailures = figures.firstFailures();
        report.complain(figures.outAtEnd());
    }

    /// All that the demo does to have the cluster upgraded.
    private static void tag(AwsAccess aws, Clusters.Seen cluster, PostgresVersion to) {
        new Clusters(aws)
                .tag(
                        cluster,
                        Map.of(
                                "UpgradeDB", "Y",
                                "UpgradeDB:TargetVersion", to.toString(),
                                "UpgradeDB:Strategy", Strategy.CLONE.word()));
    }

    private static String describe(LoadShape shape) {
        return "%d clients through the poolers, %d transactions/s, %d direct clients"
                .formatted(shape.clients(), shape.rate(), shape.directClients());
    }
}
