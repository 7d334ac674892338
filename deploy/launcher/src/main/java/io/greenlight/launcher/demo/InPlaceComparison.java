package io.greenlight.launcher.demo;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.database.FinalState;
import io.greenlight.launcher.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an upgrade in place, or its preparation, owes to the cluster that it works on: every member
/// of one version, parameters and slots kept, extensions and statistics brought along, a clone to
/// go back to, and the files that it promises. A cluster that was not upgraded is as it was.
final class InPlaceComparison {

    private final Clusters clusters;
    private final DemoCluster cluster;
    private final ClusterAccess access;
    private final FinalState here;
    private final List<String> complaints = new ArrayList<>();

    /// @param here the cluster, through its endpoint
    InPlaceComparison(DemoCluster.Site site, DemoCluster cluster, FinalState here) {
        this.clusters = new Clusters(site.aws());
        this.cluster = cluster;
        this.access = cluster.access();
        this.here = here;
    }

    /// What is not as it has to be, a sentence each. How sequences stand goes into the report.
    List<String> find(Report report) {
        boolean upgraded = report.result.equals("upgraded");
        lookAtMembers(upgraded ? report.targetVersion : report.sourceVersion);
        lookAtSlots();
        if (upgraded) {
            lookAtDatabases(report);
            lookAtWayBack(report);
            if (report.downtimes.isEmpty()) {
                complaints.add("the probe saw nothing of the upgrade");
            }
        } else if (!report.result.equals("went-back")) {
            lookAtGroups(report);
        }
        if (upgraded || report.result.equals("prepared") || report.ofRehearsal()) {
            lookAtFiles(report);
        }
        return List.copyOf(complaints);
    }

    /// Readers are asked themselves: the endpoint leads to the writer.
    private void lookAtMembers(String version) {
        List<Clusters.Member> members = clusters.members(access.identifier());
        if (members.size() != cluster.members().size()) {
            complaints.add(
                    "%s has %d instances, not %d"
                            .formatted(
                                    access.identifier(), members.size(), cluster.members().size()));
        }
        String database = access.databases().getFirst();
        for (Clusters.Member member : members) {
            FinalState there = new FinalState(access, member.host(), member.port());
            expect(member.name() + " is of version", there.version(database), version);
            expect(
                    "%s has %s =".formatted(member.name(), ClusterMaker.KEPT_SETTING),
                    there.setting(database, ClusterMaker.KEPT_SETTING),
                    ClusterMaker.KEPT_VALUE);
        }
    }

    private void lookAtSlots() {
        List<String> slots = here.standingSlots(access.databases().getFirst());
        if (!slots.equals(List.of(DemoCluster.SLOT))) {
            complaints.add(
                    "the first database has the slots %s, not %s"
                            .formatted(slots, DemoCluster.SLOT));
        }
    }

    private void lookAtDatabases(Report report) {
        for (String database : access.databases()) {
            for (String extension : here.outdatedExtensions(database)) {
                complaints.add("not updated in %s: %s".formatted(database, extension));
            }
            if (isMajor(report)) {
                for (String table : here.unanalyzedTables(database)) {
                    complaints.add("not analyzed in %s: %s".formatted(database, table));
                }
            }
            FinalState.SequenceCheck check = here.checkSequences(database);
            report.sequencesChecked += check.checked();
            report.sequencesBehind += check.behind().size();
            check.behind().forEach(name -> complaints.add("sequence behind: " + name));
        }
    }

    /// The clone has the old version, and answers.
    private void lookAtWayBack(Report report) {
        Optional<Clusters.Seen> clone = clusters.find(report.wayBack);
        if (clone.isEmpty()) {
            complaints.add("no cluster is called %s, to go back to".formatted(report.wayBack));
            return;
        }
        FinalState there = new FinalState(access, clone.get().host(), clone.get().port());
        expect(
                report.wayBack + " is of version",
                there.version(access.databases().getFirst()),
                report.sourceVersion);
    }

    /// Whatever was made for the new version is gone, and what was there before is in use.
    private void lookAtGroups(Report report) {
        Optional<Clusters.Seen> now = clusters.find(access.identifier());
        expect(
                "the cluster's parameter group is",
                now.map(Clusters.Seen::group).orElse(""),
                cluster.cluster().group());
        expect(
                "the instances' parameter groups are",
                groups(clusters.members(access.identifier())),
                groups(cluster.members()));
        if (!report.upgrade.isEmpty()) {
            clusters.groups("greenlight-" + new UpgradeId(report.upgrade).key())
                    .forEach(name -> complaints.add("a parameter group is left: " + name));
        }
    }

    private void lookAtFiles(Report report) {
        owed(report)
                .map(name -> report.mode + "-" + name)
                .filter(name -> !report.files.contains(name))
                .forEach(name -> complaints.add("a file is missing: " + name));
    }

    private static Stream<String> owed(Report report) {
        Stream<String> slots = isMajor(report) ? Stream.of("replication-slots.log") : Stream.of();
        if (report.ofRehearsal()) {
            return Stream.of("operations-summary.log", "report.html", "report.json", "report.md");
        }
        if (report.ofPreparation()) {
            return Stream.concat(
                    slots, Stream.of("configuration.json", "freeze.log", "operations-summary.log"));
        }
        Stream<String> groups = isMajor(report) ? Stream.of("parameter-groups.log") : Stream.of();
        return Stream.concat(
                Stream.concat(slots, groups),
                Stream.of(
                        "configuration.json",
                        "clone-info.txt",
                        "extensions.log",
                        "analyze.log",
                        "operations-summary.log",
                        "probe.csv"));
    }

    private static boolean isMajor(Report report) {
        return PostgresVersion.parse(report.targetVersion).major()
                > PostgresVersion.parse(report.sourceVersion).major();
    }

    private static String groups(List<Clusters.Member> members) {
        return members.stream().map(Clusters.Member::group).sorted().toList().toString();
    }

    private void expect(String what, String found, String expected) {
        if (!found.equals(expected)) {
            complaints.add("%s %s, not %s".formatted(what, found, expected));
        }
    }
}
