package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.WarningPolicy;
import io.greenlight.preflight.FindingsArchive.Kept;
import io.greenlight.preflight.acknowledge.Acknowledgements;
import io.greenlight.preflight.acknowledge.Acknowledgements.Weighed;
import io.greenlight.preflight.check.CheckNames;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Subject;
import io.greenlight.preflight.report.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Has a cluster looked at, keeps the report of it, and gives the verdict.
@Singleton
final class PreflightDesk {

    private static final Logger LOG = Logger.getLogger(PreflightDesk.class);

    /// Found out anew whenever findings are weighed.
    private static final Set<String> OF_TAGS = Set.of("acknowledge-tag", "warnings-tag");

    private final Fleet fleet;
    private final PreflightRun run;
    private final FindingsArchive archive;
    private final Acknowledgements acknowledgements;
    private final Clock clock;

    @Inject
    PreflightDesk(
            Fleet fleet,
            PreflightRun run,
            FindingsArchive archive,
            Acknowledgements acknowledgements,
            Clock clock) {
        this.fleet = fleet;
        this.run = run;
        this.archive = archive;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    /// What RDS is busy with of all that is to be looked at; it may be over soon.
    Optional<String> busy(UpgradeOrder order, Cluster cluster) {
        return run.busy(order, cluster);
    }

    /// Everything is looked at.
    UpgradeEvent look(UpgradeOrder order, Cluster cluster) {
        return told(order, cluster, looked(order, cluster));
    }

    /// That check is asked again, and the rest stays as it was found. Where it was never found, or
    /// not everywhere, all is looked at.
    UpgradeEvent lookAgain(UpgradeOrder order, Cluster cluster, String check) {
        PreflightReport report =
                archive.find(order.upgrade())
                        .filter(kept -> CheckNames.isAskedAlone(check, checks(kept.findings())))
                        .map(kept -> askedAgain(order, cluster, kept, check))
                        .orElseGet(() -> looked(order, cluster));
        return told(order, cluster, report);
    }

    /// Nothing is looked at: the kept report shows what has been acknowledged since.
    void mark(UpgradeOrder order, Cluster cluster) {
        archive.find(order.upgrade())
                .map(kept -> weighed(order, cluster, kept))
                .ifPresent(marked -> archive.keep(order.upgrade(), marked));
    }

    private PreflightReport looked(UpgradeOrder order, Cluster cluster) {
        Instant now = clock.instant();
        PreflightRun.Look look = run.look(order, cluster);
        return new PreflightReport(Subject.of(order), now, notes(cluster), look.findings())
                .advised(look.advice());
    }

    private PreflightReport askedAgain(
            UpgradeOrder order, Cluster cluster, PreflightReport kept, String check) {
        List<Finding> told = run.findings(order, cluster, check);
        Set<String> anew =
                Stream.concat(Stream.of(check), checks(told).stream()).collect(Collectors.toSet());
        List<Finding> all =
                Stream.concat(
                                kept.findings().stream().filter(one -> !anew.contains(one.check())),
                                told.stream())
                        .toList();
        return kept.weighed(kept.policy(), all).askedAgain(check, clock.instant());
    }

    private static List<String> checks(List<Finding> findings) {
        return findings.stream().map(Finding::check).toList();
    }

    private PreflightReport weighed(UpgradeOrder order, Cluster cluster, PreflightReport report) {
        List<Finding> found =
                report.findings().stream().filter(one -> !OF_TAGS.contains(one.check())).toList();
        Weighed weighed = acknowledgements.weigh(order.upgrade(), cluster, found);
        return report.weighed(policy(order, weighed), weighed.findings());
    }

    /// A rehearsal is there to show what warnings weigh: none of them keeps it from being made.
    private static WarningPolicy policy(UpgradeOrder order, Weighed weighed) {
        return order.mode() == Mode.REHEARSAL ? WarningPolicy.ALLOW : weighed.policy();
    }

    private UpgradeEvent told(UpgradeOrder order, Cluster cluster, PreflightReport found) {
        PreflightReport report = weighed(order, cluster, found);
        Kept kept = archive.keep(order.upgrade(), report);
        boolean isBlocked = report.verdict() == Verdict.BLOCKED;
        String status = isBlocked ? "preflight-failed" : "preflight-passed";
        tag(cluster, status);
        LOG.infof(
                "%s: %s, %d findings, %s",
                cluster.ref(), status, report.findings().size(), kept.page());
        List<Finding> findings = Excerpt.of(report.findings(), kept.text());
        String advice = report.counsel().orElse(null);
        return isBlocked
                ? new PreflightFailed(
                        order.upgrade(),
                        order.cluster(),
                        clock.instant(),
                        findings,
                        report.policy(),
                        kept.page(),
                        advice)
                : new PreflightPassed(
                        order.upgrade(),
                        order.cluster(),
                        clock.instant(),
                        findings,
                        kept.page(),
                        advice);
    }

    private static List<String> notes(Cluster cluster) {
        return List.of(
                "Parameter group of the source: %s; its counterpart for the target is made from it."
                        .formatted(cluster.parameterGroup()));
    }

    /// For people; the upgrade does not depend on it, and who takes the wish off the cluster
    /// meanwhile takes our right to tag it along.
    private void tag(Cluster cluster, String status) {
        try {
            fleet.tag(cluster, Map.of(UpgradeTags.STATUS, status));
        } catch (RuntimeException passing) {
            LOG.warnf("the status tag could not be set: %s", passing.getMessage());
        }
    }
}
