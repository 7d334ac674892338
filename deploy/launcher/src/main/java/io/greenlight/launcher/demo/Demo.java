package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.EngineVersions;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.aws.RequestSender;
import io.greenlight.launcher.aws.RunFiles;
import io.greenlight.launcher.load.Ledger;
import io.greenlight.launcher.load.LedgerComparison;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.LoadFigures;
import io.greenlight.launcher.load.LoadShape;
import io.greenlight.launcher.load.MachineTrace;
import io.greenlight.launcher.load.Timeline;
import io.greenlight.launcher.report.Report;
import io.greenlight.launcher.stack.SandboxTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One run: a cluster under load is tagged, and everything after that happens by itself. A yes to
/// what an upgrade in place may drop is among the tags.
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

    /// A run's report, every transaction of it, and what was heard.
    public record Outcome(Report report, Timeline timeline, Heard heard) {}

    /// What was heard of a run, and when its cluster was tagged.
    public record Heard(Instant tagged, List<UpgradeEvent> events) {
        public Heard {
            events = List.copyOf(events);
        }

        /// When the last word was said; when the cluster was tagged if none was.
        public Instant ended() {
            return events.stream()
                    .filter(Findings::isLast)
                    .map(UpgradeEvent::at)
                    .findFirst()
                    .orElse(tagged);
        }
    }

    /// Runs it from the empty cluster to the report. The stack is there already, and stays.
    ///
    /// @param folder where the raw figures go
    /// @throws IllegalArgumentException if RDS has no such way; the message says which it has
    public Outcome run(Path folder) throws IOException {
        Files.createDirectories(folder);
        AwsAccess aws = site.aws();
        EngineVersions versions = new EngineVersions(aws);
        Journey journey = settings.journey();
        PostgresVersion from = journey.source(versions);
        PostgresVersion to = journey.target(versions, from);
        site.say().accept("cluster %s, PostgreSQL %s".formatted(settings.cluster(), from));
        DemoCluster cluster = DemoCluster.make(site, settings, from);

        int clients = settings.load().clients() + settings.load().directClients();
        try (Ledger ledger = new Ledger(clients, folder.resolve("acknowledged.txt"));
                EventFeed feed = new EventFeed(aws)) {
            feed.next();
            OtherRegion abroad = OtherRegion.of(site, settings, cluster, clock);
            MachineTrace machine = MachineTrace.start(clock);
            Load load = Load.start(settings.load(), cluster.sources(), ledger, clock);
            Watch watch = new Watch(feed, load, clock, site.say(), disturbance);
            Report report = blank(from, to);
            Course course;
            try (load;
                    machine;
                    abroad) {
                course = watch(watch, cluster, ledger, report);
            }
            Findings.putStalls(report, watch.events(), load.timeline(), machine, course.tagged());
            putLoad(report, load.figures());
            abroad.put(report);
            report.acknowledgedWrites = ledger.acknowledgements();
            keepFiles(report, folder);
            compare(new Comparison(site, cluster, files(folder)), ledger, course, report);
            load.timeline().write(folder.resolve("transactions.csv.gz"));
            machine.write(folder.resolve("machine.csv"));
            return new Outcome(report, load.timeline(), new Heard(course.tagged(), watch.events()));
        }
    }

    /// What a comparison has to know of how a run went.
    ///
    /// @param tagged when the cluster was tagged
    /// @param before what had been promised by then
    /// @param ended what had been promised when the last word was heard
    private record Course(Instant tagged, Ledger.Promises before, Ledger.Promises ended) {}

    /// From a quiet look at the load to the last word and a while beyond.
    private Course watch(Watch watch, DemoCluster cluster, Ledger ledger, Report report) {
        watch.note("the load is on: " + describe(settings.load()));
        watch.look(settings.pace().steady());
        Instant tagged = clock.instant();
        Ledger.Promises before = ledger.promises();
        if (settings.journey().ending() == Journey.Ending.REFUSED) {
            cluster.spoil();
        }
        settings.journey()
                .ending()
                .trouble()
                .ifPresent(trouble -> trouble.befall(SandboxTrouble.of(site.stack())));
        Map<String, String> tags =
                settings.journey().tags(PostgresVersion.parse(report.targetVersion));
        new Clusters(site.aws()).tag(cluster.cluster(), tags);
        disturbance.tagged();
        watch.note("tagged %s; from here on we only look".formatted(words(tags)));
        awaitTheEnd(watch, report);
        Ledger.Promises ended = ledger.promises();
        watch.look(settings.pace().after());
        report.phases = Findings.phases(watch.events());
        return new Course(tagged, before, ended);
    }

    /// Waits for the upgrade's last word, or for the one after which somebody goes back.
    private void awaitTheEnd(Watch watch, Report report) {
        Journey.Ending ending = settings.journey().ending();
        Optional<UpgradeEvent> word =
                watch.until(
                        event -> Findings.isLast(event) || ending.turnsAt(event),
                        settings.pace().deadline());
        Findings.putOutcome(report, word);
        if (word.orElse(null) instanceof UpgradeEvent.OfUpgrade turn && ending.turnsAt(turn)) {
            watch.look(settings.pace().after());
            ReturnTrip trip = new ReturnTrip(watch, new RequestSender(site.aws()), clock);
            Findings.putOutcome(report, trip.take(turn, settings.pace().deadline()));
        } else if (ending == Journey.Ending.FAILS_AND_GOES_BACK) {
            report.complain(List.of("no reader failed, so nobody went back from that"));
        } else if (ending == Journey.Ending.REFUSED
                && !report.reason.contains(DemoCluster.SPOILED_TABLE)) {
            report.complain(
                    List.of("nobody was told what was refused: " + DemoCluster.SPOILED_TABLE));
        } else if (ending == Journey.Ending.TAKEN_BACK
                && !report.result.equals(Report.ROLLED_BACK)) {
            report.complain(List.of("nobody was told that RDS took the upgrade back"));
        }
    }

    /// A way back gives up what was promised since the clone was made; what had been promised
    /// before the tag, or was after the end, has to be there.
    private void compare(Comparison rows, Ledger ledger, Course course, Report report) {
        site.say().accept("comparing promises with rows");
        LedgerComparison comparison = ledger.compare();
        rows.put(report, comparison);
        if (report.result.equals("went-back")) {
            report.givenUpWrites = comparison.lostBetween(course.before(), course.ended());
            report.lostWrites -= report.givenUpWrites;
        }
        if (report.result.equals(Report.ROLLED_BACK)
                && report.acknowledgedWrites <= course.ended().count()) {
            report.complain(List.of("no write was acknowledged after RDS took the upgrade back"));
        }
    }

    private Report blank(PostgresVersion from, PostgresVersion to) {
        Report report = new Report();
        report.strategy = settings.journey().strategy().word();
        report.mode = settings.journey().mode().word();
        if (settings.journey().ending() == Journey.Ending.TAKEN_BACK) {
            report.wishedFailure = Trouble.WRITER_UPGRADE.reason();
        } else if (settings.journey().ending() == Journey.Ending.REFUSED) {
            report.wishedFailure = DemoCluster.SPOILED_TABLE;
        }
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

    /// What the upgrade left for people, beside the raw figures. A patch ends as an upgrade does,
    /// and so do some of its files' names.
    private void keepFiles(Report report, Path folder) throws IOException {
        Set<Mode> modes = new TreeSet<>(Set.of(settings.journey().mode()));
        if (modes.contains(Mode.PATCH)) {
            modes.add(Mode.UPGRADE);
        }
        List<String> names = new ArrayList<>();
        if (!report.upgrade.isEmpty()) {
            for (Mode mode : modes) {
                names.addAll(new RunFiles(site.aws()).keep(report.upgrade, mode, files(folder)));
            }
        }
        report.files = List.copyOf(names);
    }

    private static Path files(Path folder) {
        return folder.resolve("files");
    }

    /// All that the demo does to have the cluster upgraded, in one line.
    private static String words(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static String describe(LoadShape shape) {
        return "%d clients through the poolers, %d transactions/s, %d direct clients"
                .formatted(shape.clients(), shape.rate(), shape.directClients());
    }
}
