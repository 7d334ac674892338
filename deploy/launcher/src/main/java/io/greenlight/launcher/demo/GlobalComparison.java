package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.cluster.AskedServer;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.report.GlobalPart;
import io.greenlight.launcher.report.GlobalPart.Server;
import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an upgrade owes to a Global Database: every instance of every region of one version and one
/// patch level, as each says itself; secondaries that follow; figures of the probe that its own
/// trace bears out; a timeline of all regions in order. One that was not upgraded is as it was; if
/// RDS took it back, with its reason, a timeline, and a trace.
final class GlobalComparison {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final double ROUNDING_MS = 1;

    private final ClusterAccess access;
    private final AllRegions regions;
    private final Path files;
    private final Duration toFollow;
    private final List<String> complaints = new ArrayList<>();

    /// @param files where the files that the upgrade left are kept
    /// @param toFollow how long whoever follows may take to have every row
    GlobalComparison(ClusterAccess access, AllRegions regions, Path files, Duration toFollow) {
        this.access = access;
        this.regions = regions;
        this.files = files;
        this.toFollow = toFollow;
    }

    /// What is not as it has to be, a sentence each. What members are goes into the report.
    List<String> find(Report report) {
        boolean upgraded = report.result.equals("upgraded");
        Optional<GlobalDatabases.Seen> global = regions.global();
        if (global.isEmpty()) {
            return List.of("no Global Database is called %s now".formatted(access.identifier()));
        }
        String version = upgraded ? report.targetVersion : report.sourceVersion;
        expect("the Global Database is", global.get().status(), "available");
        expect("the Global Database is of version", global.get().version(), version);
        SortedMap<String, Report.Outage> gaps = gaps(report);
        for (GlobalDatabases.Member cluster : global.get().members()) {
            lookAtCluster(report, cluster, gaps);
        }
        lookAtVersions(report, version);
        if (upgraded) {
            lookAtClaims(report);
            lookAtTimeline(report, global.get());
        } else if (report.result.equals(Report.ROLLED_BACK)) {
            lookAtRollback(report, global.get());
        }
        lookAtFiles(report);
        return List.copyOf(complaints);
    }

    /// Every instance is asked itself, and has what its primary has.
    private void lookAtCluster(
            Report report, GlobalDatabases.Member cluster, SortedMap<String, Report.Outage> gaps) {
        String database = access.databases().getFirst();
        List<GlobalPart.Member> seen = new ArrayList<>(report.global().members);
        for (Clusters.Member one : regions.instances(cluster)) {
            AskedServer there = regions.server(one);
            expect(one.name() + " is", one.status(), "available");
            expect(
                    "%s has %s =".formatted(one.name(), ClusterMaker.KEPT_SETTING),
                    there.setting(database, ClusterMaker.KEPT_SETTING),
                    ClusterMaker.KEPT_VALUE);
            lookAtRows(one.name(), there);
            seen.add(
                    new GlobalPart.Member(
                            new Server(
                                    cluster.region(),
                                    cluster.cluster(),
                                    one.name(),
                                    there.version(database),
                                    there.auroraVersion(database)),
                            gap(one, gaps)));
        }
        report.global().members = List.copyOf(seen);
    }

    /// The load has ended: whoever follows has every row soon, or does not follow.
    private void lookAtRows(String instance, AskedServer there) {
        for (String database : access.databases()) {
            long deadline = System.nanoTime() + toFollow.toNanos();
            long wanted = regions.primary().promisedRows(database);
            while (there.promisedRows(database) != wanted) {
                if (System.nanoTime() > deadline) {
                    complaints.add("%s does not follow in %s".formatted(instance, database));
                    return;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    /// The trace names endpoints as clients do, or instances as RDS does.
    private Report.Outage gap(Clusters.Member one, SortedMap<String, Report.Outage> gaps) {
        String address = "%s:%d".formatted(one.host(), one.port());
        Optional<Report.Outage> found =
                gaps.entrySet().stream()
                        .filter(gap ->
                                gap.getKey().endsWith(address) || gap.getKey().endsWith(one.name()))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (found.isEmpty() && !gaps.isEmpty()) {
            complaints.add("the probe did not look at %s (%s)".formatted(one.name(), address));
        }
        return found.orElseGet(() -> new Report.Outage(address, 0, 0, 0));
    }

    /// No patch is taken back: a run that gave up may leave members of different levels.
    private void lookAtVersions(Report report, String version) {
        List<Server> servers =
                report.global().members.stream().map(GlobalPart.Member::server).toList();
        for (Server one : servers) {
            expect(one.instance() + " is of version", one.version(), version);
        }
        boolean patches = report.mode.equals(Mode.PATCH.word());
        boolean upgraded = report.result.equals("upgraded");
        List<String> levels = servers.stream().map(Server::patchLevel).distinct().toList();
        if (levels.size() == 1) {
            if (patches && upgraded) {
                expect("the announced patch leads to", levels.getFirst(), version + ".1");
            }
        } else if (upgraded || !patches) {
            complaints.add(
                    "members are not of one patch level: "
                            + servers.stream()
                                    .map(one -> one.instance() + " " + one.patchLevel())
                                    .collect(Collectors.joining(", ")));
        }
    }

    /// What the event says of members, and of their gaps, is what they and the trace say.
    private void lookAtClaims(Report report) {
        Comparator<Server> order =
                Comparator.comparing(Server::region).thenComparing(Server::instance);
        List<Server> asked =
                report.global().members.stream()
                        .map(GlobalPart.Member::server)
                        .sorted(order)
                        .toList();
        List<Server> told = report.global().told.stream().sorted(order).toList();
        if (!asked.equals(told)) {
            complaints.add("members say %s, the event says %s".formatted(asked, told));
        }
        if (report.downtimes.isEmpty()) {
            complaints.add("the probe saw nothing of the upgrade");
        }
        SortedMap<String, Report.Outage> gaps = gaps(report);
        for (Report.Outage claimed : report.downtimes) {
            Report.Outage computed = gaps.get(claimed.endpoint());
            if (computed == null || differs(computed, claimed)) {
                complaints.add("the trace says %s, the event says %s".formatted(computed, claimed));
            }
        }
    }

    private static boolean differs(Report.Outage one, Report.Outage other) {
        return one.gaps() != other.gaps()
                || Math.abs(one.longestMs() - other.longestMs()) > ROUNDING_MS
                || Math.abs(one.togetherMs() - other.togetherMs()) > ROUNDING_MS;
    }

    private void lookAtTimeline(Report report, GlobalDatabases.Seen global) {
        List<GlobalPart.Entry> timeline = report.global().timeline;
        List<Instant> times = timeline.stream().map(GlobalPart.Entry::at).toList();
        if (!times.equals(times.stream().sorted().toList())) {
            complaints.add("the timeline is not in the order of time");
        }
        for (GlobalDatabases.Member member : global.members()) {
            if (timeline.stream().noneMatch(one -> one.region().equals(member.region()))) {
                complaints.add("the timeline has nothing of " + member);
            }
        }
    }

    /// RDS goes back by itself, and restarts members twice for that: its reason is told, what it
    /// said meanwhile is in order, and the probe has seen it.
    private void lookAtRollback(Report report, GlobalDatabases.Seen global) {
        GlobalPart part = report.global();
        part.timeline = file(report, "-timeline.json").map(this::entries).orElse(List.of());
        lookAtTimeline(report, global);
        String reason = report.wishedFailure;
        if (!report.reason.contains(reason)) {
            complaints.add("nobody was told RDS's reason: " + reason);
        }
        if (part.timeline.stream().noneMatch(one -> one.sentence().contains(reason))) {
            complaints.add("the timeline has nothing of RDS's reason: " + reason);
        }
        if (gaps(report).values().stream().noneMatch(gap -> gap.gaps() > 0)) {
            complaints.add("the probe saw nothing of the upgrade that was taken back");
        }
    }

    private List<GlobalPart.Entry> entries(Path timeline) {
        try {
            return GlobalFindings.timeline(timeline);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void lookAtFiles(Report report) {
        Stream<String> owed =
                switch (report.result) {
                    case "upgraded" -> Stream.of("configuration.json", "probe.csv", "timeline.md");
                    case "prepared" -> Stream.of("configuration.json");
                    case Report.ROLLED_BACK ->
                            Stream.of(
                                    "configuration.json",
                                    "probe.csv",
                                    "timeline.md",
                                    "timeline.json");
                    default -> Stream.of();
                };
        owed.filter(name -> report.files.stream().noneMatch(file -> file.endsWith("-" + name)))
                .forEach(name -> complaints.add("a file is missing: " + name));
    }

    /// What the trace says, if there is one.
    private SortedMap<String, Report.Outage> gaps(Report report) {
        Optional<Path> trace = file(report, "-probe.csv");
        try {
            return trace.isPresent() ? ProbeTrace.read(trace.get()).outages() : new TreeMap<>();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Path> file(Report report, String ending) {
        return report.files.stream()
                .filter(name -> name.endsWith(ending))
                .map(files::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    private void expect(String what, String found, String expected) {
        if (!found.equals(expected)) {
            complaints.add("%s %s, not %s".formatted(what, found, expected));
        }
    }
}
