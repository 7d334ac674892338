package io.greenlight.launcher.fleet;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.RetryRequested;
import io.greenlight.contracts.Strategy;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.EngineVersions;
import io.greenlight.launcher.aws.EventFeed;
import io.greenlight.launcher.aws.Release;
import io.greenlight.launcher.aws.RequestSender;
import io.greenlight.launcher.aws.RunLogs;
import io.greenlight.launcher.stack.RunFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One of six clusters under load is only prepared; then all are tagged at once. Three are
/// upgraded; three are not, each for another reason, and are as before. Then a person does what the
/// reasons ask for, asks for one retry, and all are.
public final class Fleet {

    /// How many upgrades may be under way at once.
    public static final int LIMIT = 3;

    private static final List<Ailment> AILMENTS =
            List.of(
                    Ailment.NONE,
                    Ailment.SLOT,
                    Ailment.DEFAULT,
                    Ailment.DATA_TYPE,
                    Ailment.NONE,
                    Ailment.NONE);
    private static final Release FROM = Release.parse("14");
    private static final Release TO = Release.parse("17");
    private static final Duration STEADY = Duration.ofSeconds(5);
    private static final Duration END_OF_RUN = Duration.ofMinutes(1);
    private static final Duration DEADLINE = Duration.ofMinutes(20);

    private final AwsAccess aws;
    private final RunFolder run;
    private final Clock clock;
    private final Consumer<String> say;
    private final FleetReport report = new FleetReport();
    private final Map<String, List<Ended>> rounds = new TreeMap<>();

    public Fleet(AwsAccess aws, RunFolder run, Clock clock, Consumer<String> say) {
        this.aws = aws;
        this.run = run;
        this.clock = clock;
        this.say = say;
    }

    /// What services have to be told for it.
    public static Map<String, String> settings() {
        return Map.of(
                "DISCOVERY_AT_ONCE", Integer.toString(LIMIT), "CUTOVER_CONSENT_PATIENCE", "20s");
    }

    /// Runs it from the empty region to the report, which lies in the run's folder then.
    ///
    /// @param commit of what is tried
    public FleetReport run(String commit) throws IOException {
        EngineVersions versions = new EngineVersions(aws);
        PostgresVersion source = versions.source(FROM, TO);
        PostgresVersion target = versions.target(source, TO).orElseThrow();
        describe(source, target, commit);
        FleetJudge judge = new FleetJudge(aws, source, target);
        List<FleetClients> fleet = new ArrayList<>();
        try (EventFeed feed = new EventFeed(aws)) {
            FleetWatch watch = new FleetWatch(feed, clock, say);
            for (FleetCluster cluster : make(source)) {
                fleet.add(FleetClients.start(cluster, run.folder(), clock));
            }
            watch.look(STEADY);
            prepare(watch, judge, fleet.getLast(), target);
            upgrade(watch, judge, fleet, target);
            retry(watch, judge, fleet);
            watch.look(STEADY);
            report.mostUnderWay = UnderWay.most(watch.events());
            judge.ofEvents(watch.events(), rounds, LIMIT);
            report.clusters = fleet.stream().map(one -> line(judge, one)).toList();
        } finally {
            for (FleetClients one : fleet) {
                one.close();
            }
        }
        keepLogs(judge, fleet);
        report.complaints = judge.complaints();
        report.write(run.folder());
        return report;
    }

    private void describe(PostgresVersion source, PostgresVersion target, String commit) {
        report.sourceVersion = source.toString();
        report.targetVersion = target.toString();
        report.commit = commit;
        report.limit = LIMIT;
        report.startedAt = clock.instant();
        report.machine =
                "%d cores, %s, Java %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch"),
                                Runtime.version().feature());
    }

    private List<FleetCluster> make(PostgresVersion version) {
        List<FleetCluster> made = new ArrayList<>();
        for (Ailment ailment : AILMENTS) {
            String identifier = "fleet-" + (made.size() + 1);
            say.accept("cluster %s, %s, ailment %s".formatted(identifier, version, ailment.word()));
            made.add(
                    FleetCluster.make(
                            aws, run.certificateAuthority(), identifier, version, ailment));
        }
        return made;
    }

    /// One is only prepared before, as everybody should be: it is looked at, reported on, frozen.
    private void prepare(
            FleetWatch watch, FleetJudge judge, FleetClients one, PostgresVersion target)
            throws IOException {
        Instant tagged = clock.instant();
        new Clusters(aws).tag(one.cluster().seen(), tags(target, Mode.PREUPGRADE));
        watch.note("%s is tagged to be prepared".formatted(one.cluster().identifier()));
        Map<String, Ended> ends = watch.untilAllEnded(names(List.of(one)), tagged, DEADLINE);
        awaitEndOfRun(watch, Mode.PREUPGRADE, NamedLogs.SUCCESS);
        judge.afterPreparation(one.cluster(), ends.get(one.cluster().identifier()));
        keep(ends);
    }

    private static Map<String, String> tags(PostgresVersion target, Mode mode) {
        return Map.of(
                "UpgradeDB", "Y",
                "UpgradeDB:TargetVersion", target.toString(),
                "UpgradeDB:Strategy", Strategy.IN_PLACE.word(),
                "UpgradeDB:Mode", mode.word());
    }

    /// All are tagged, and from then on we only look.
    private void upgrade(
            FleetWatch watch, FleetJudge judge, List<FleetClients> fleet, PostgresVersion target)
            throws IOException {
        Instant tagged = clock.instant();
        Clusters clusters = new Clusters(aws);
        fleet.forEach(one -> clusters.tag(one.cluster().seen(), tags(target, Mode.UPGRADE)));
        watch.note("all are tagged; from here on we only look");
        Map<String, Ended> ends = watch.untilAllEnded(names(fleet), tagged, DEADLINE);
        requireWrites(watch, judge, fleet);
        awaitEndOfRun(watch, Mode.UPGRADE, NamedLogs.FAILED);
        for (FleetClients one : fleet) {
            FleetCluster cluster = one.cluster();
            judge.afterFirstRound(cluster, ends.get(cluster.identifier()));
        }
        keep(ends);
    }

    /// Whoever was not upgraded takes writes as before, and whoever was does so, too.
    private static void requireWrites(
            FleetWatch watch, FleetJudge judge, List<FleetClients> fleet) {
        Map<FleetClients, Long> before =
                fleet.stream().collect(Collectors.toMap(one -> one, FleetClients::acknowledged));
        watch.look(STEADY);
        fleet.stream()
                .filter(one -> one.acknowledged() <= Objects.requireNonNull(before.get(one)))
                .forEach(one -> judge.complain(one.cluster().identifier() + " takes no writes"));
    }

    /// A person does what was asked for, and sends one event.
    private void retry(FleetWatch watch, FleetJudge judge, List<FleetClients> fleet)
            throws IOException {
        List<FleetClients> ailing =
                fleet.stream().filter(one -> !one.cluster().ailment().isNone()).toList();
        ailing.forEach(one -> remedy(watch, one.cluster()));
        Instant asked = clock.instant();
        new RequestSender(aws).send(new RetryRequested(asked));
        watch.note("retry-requested, once");
        Map<String, Ended> ends = watch.untilAllEnded(names(ailing), asked, DEADLINE);
        awaitEndOfRun(watch, Mode.UPGRADE, NamedLogs.SUCCESS);
        ailing.forEach(
                one -> judge.afterRetry(one.cluster(), ends.get(one.cluster().identifier())));
        keep(ends);
    }

    /// As the reason says, where it can.
    private void remedy(FleetWatch watch, FleetCluster cluster) {
        String told =
                rounds.getOrDefault(cluster.identifier(), List.of()).stream()
                        .map(Ended::remedy)
                        .findFirst()
                        .orElse("");
        watch.note("%s is put right: %s".formatted(cluster.identifier(), told));
        switch (cluster.ailment()) {
            case NONE -> {}
            case DATA_TYPE -> cluster.ailments().run(FleetCluster.DATABASE, told);
            case SLOT -> new Clusters(aws).tag(cluster.seen(), Map.of("UpgradeDB:DropSlots", "Y"));
            case DEFAULT -> cluster.ailments().dropRemovedDefault(FleetCluster.DATABASE);
        }
    }

    private FleetReport.Line line(FleetJudge judge, FleetClients one) {
        FleetCluster cluster = one.cluster();
        List<Ended> ends = rounds.getOrDefault(cluster.identifier(), List.of());
        judge.inTheEnd(cluster, ends);
        FleetClients.Kept kept = one.end();
        kept.outAtEnd().forEach(out -> judge.complain(cluster.identifier() + ": " + out));
        return new FleetReport.Line(
                cluster.identifier(),
                cluster.ailment().word(),
                ends,
                kept.acknowledged(),
                kept.lost(),
                kept.duplicated(),
                kept.longestOutageMs());
    }

    /// A person hears that the run has ended before doing anything about it; whatever began before
    /// would be part of the same run.
    private void awaitEndOfRun(FleetWatch watch, Mode mode, String status) throws IOException {
        Instant giveUp = clock.instant().plus(END_OF_RUN);
        while (!logs().hasRunThat(mode, status) && clock.instant().isBefore(giveUp)) {
            watch.look(STEADY);
        }
    }

    private NamedLogs logs() throws IOException {
        return new NamedLogs(new RunLogs(aws).keep(run.folder().resolve("runs")));
    }

    private void keepLogs(FleetJudge judge, List<FleetClients> fleet) throws IOException {
        NamedLogs logs = logs();
        report.logs = logs.names();
        for (FleetClients one : fleet) {
            String identifier = one.cluster().identifier();
            logs.missing(
                            identifier,
                            one.cluster().ailment(),
                            rounds.getOrDefault(identifier, List.of()))
                    .forEach(judge::complain);
        }
        logs.missingOfRuns(
                        Mode.PREUPGRADE,
                        names(List.of(fleet.getLast())),
                        List.of(NamedLogs.SUCCESS))
                .forEach(judge::complain);
        logs.missingOfRuns(Mode.UPGRADE, names(fleet), List.of(NamedLogs.FAILED, NamedLogs.SUCCESS))
                .forEach(judge::complain);
    }

    private void keep(Map<String, Ended> ends) {
        ends.forEach((cluster, ended) ->
                rounds.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(ended));
    }

    private static Set<String> names(List<FleetClients> fleet) {
        return fleet.stream().map(one -> one.cluster().identifier()).collect(Collectors.toSet());
    }
}
