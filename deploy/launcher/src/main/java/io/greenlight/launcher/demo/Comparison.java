package io.greenlight.launcher.demo;

import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.database.DatabaseTrouble;
import io.greenlight.launcher.cluster.database.FinalState;
import io.greenlight.launcher.load.LedgerComparison;
import io.greenlight.launcher.pooler.Pooler;
import io.greenlight.launcher.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is there in the end, against what clients were promised and what the events claim.
final class Comparison {

    private static final Duration TO_FOLLOW = Duration.ofSeconds(15);

    private final DemoCluster.Site site;
    private final DemoCluster cluster;
    private final ClusterAccess access;
    private final Path files;
    private final List<String> complaints = new ArrayList<>();

    /// @param files where the files that the upgrade left are kept
    Comparison(DemoCluster.Site site, DemoCluster cluster, Path files) {
        this.site = site;
        this.cluster = cluster;
        this.files = files;
        this.access = cluster.access();
    }

    /// Puts what it finds into the report.
    void put(Report report, LedgerComparison ledger) {
        Optional<Clusters.Seen> now = new Clusters(site.aws()).find(access.identifier());
        if (now.isEmpty()) {
            report.complain(List.of("no cluster is called %s now".formatted(access.identifier())));
            return;
        }
        FinalState here = new FinalState(access, now.get().host(), now.get().port());
        try {
            for (String database : access.databases()) {
                here.readLedger(database, ledger);
            }
            report.lostWrites = ledger.lost();
            report.duplicatedWrites = ledger.duplicated();
            report.writesCompared = true;
            boolean upgraded = report.result.equals("upgraded");
            expectParameters(here);
            expectVersion(here, upgraded ? report.targetVersion : report.sourceVersion);
            if (report.ofGlobalDatabase()) {
                AllRegions regions = new AllRegions.Asked(site.aws(), access, here);
                complaints.addAll(
                        new GlobalComparison(access, regions, files, TO_FOLLOW).find(report));
            } else if (report.ofSameCluster()) {
                complaints.addAll(new InPlaceComparison(site, cluster, here).find(report));
            } else if (upgraded) {
                compareWithSource(report, here);
            }
            complaints.addAll(new Traces(site, cluster).find(report));
        } catch (DatabaseTrouble failed) {
            complaints.add("cannot compare: " + failed.getMessage());
        }
        report.complain(complaints);
    }

    private void compareWithSource(Report report, FinalState here) {
        Optional<Clusters.Seen> kept = new Clusters(site.aws()).find(access.identifier() + "-old");
        if (kept.isEmpty()) {
            complaints.add("no cluster is called %s-old".formatted(access.identifier()));
        }
        int behind = 0;
        int checked = 0;
        for (String database : access.databases()) {
            FinalState.SequenceCheck check;
            if (kept.isPresent()) {
                FinalState there = new FinalState(access, kept.get().host(), kept.get().port());
                check = here.checkSequences(database, there);
                complaints.addAll(here.differentCounts(database, there));
            } else {
                check = here.checkSequences(database);
            }
            checked += check.checked();
            behind += check.behind().size();
            check.behind().forEach(name -> complaints.add("sequence behind: " + name));
        }
        report.sequencesChecked = Math.max(report.sequencesChecked, checked);
        report.sequencesBehind = Math.max(report.sequencesBehind, behind);
    }

    /// Instances have parameter groups of their own, which must not get lost.
    private void expectParameters(FinalState here) {
        String now = here.setting(access.databases().getFirst(), ClusterMaker.KEPT_SETTING);
        if (!now.equals(ClusterMaker.KEPT_VALUE)) {
            complaints.add(
                    "%s of the instance's parameter group is %s, not %s"
                            .formatted(ClusterMaker.KEPT_SETTING, now, ClusterMaker.KEPT_VALUE));
        }
    }

    /// The version is read back from servers, never believed.
    private void expectVersion(FinalState here, String expected) {
        String database = access.databases().getFirst();
        expect("the endpoint", here.version(database), expected);
        for (Pooler pooler : cluster.poolers()) {
            for (String name : access.databases()) {
                expect(
                        pooler.name() + "/" + name,
                        FinalState.pooledVersion(pooler.port(), name, access.app()),
                        expected);
            }
        }
    }

    private void expect(String where, String version, String expected) {
        if (!version.equals(expected)) {
            complaints.add(
                    "%s leads to a server of version %s, not %s"
                            .formatted(where, version, expected));
        }
    }
}
