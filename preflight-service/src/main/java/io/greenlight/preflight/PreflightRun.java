package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Premises;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Survey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of all checks on one cluster: what RDS says first, then what its databases say. It
/// changes nothing, so that it may be run at any time and any number of times.
@Singleton
final class PreflightRun {

    private final Fleet fleet;
    private final Estate estate;
    private final Secrets secrets;
    private final Survey survey;
    private final List<PreflightCheck> checks;

    @Inject
    PreflightRun(
            Fleet fleet, Estate estate, Secrets secrets, Survey survey, PreflightConfig config) {
        this.fleet = fleet;
        this.estate = estate;
        this.secrets = secrets;
        this.survey = survey;
        this.checks = Catalog.of(config.longTransaction());
    }

    /// What RDS is busy with of all that is to be upgraded; it may be over soon. What RDS does not
    /// want to answer is told by the checks.
    Optional<String> busy(UpgradeOrder order, Cluster cluster) {
        try {
            return premises(order, cluster).busy();
        } catch (Estate.Unanswered unanswered) {
            return Optional.empty();
        }
    }

    /// Everything that was found, in the order of the catalog.
    List<Finding> findings(UpgradeOrder order, Cluster cluster) {
        Premises premises = premises(order, cluster);
        Route route = premises.route();
        List<Finding> findings = new ArrayList<>();
        checks.stream()
                .filter(FleetCheck.class::isInstance)
                .map(FleetCheck.class::cast)
                .filter(check -> check.about().appliesTo(route))
                .forEach(check -> findings.addAll(inspected(check, premises)));
        if (cluster.writerInstance().isPresent()) {
            findings.addAll(inDatabases(order, cluster));
        }
        return switch (order.mode()) {
            case UPGRADE, PATCH -> findings;
            case PREUPGRADE -> findings.stream().map(PreflightRun::asPreparing).toList();
            case REHEARSAL -> findings.stream().map(this::asRehearsing).toList();
        };
    }

    private Premises premises(UpgradeOrder order, Cluster cluster) {
        return new Premises(order, Route.of(order.path()), cluster, fleet, estate);
    }

    /// What the preparation mends, or does not touch, cannot bar the preparation.
    private static Finding asPreparing(Finding found) {
        return Catalog.NO_BAR_TO_PREPARING.contains(found.check()) ? asWarning(found) : found;
    }

    /// What bars the upgrade is told; a rehearsal is barred by what it cannot be made without. What
    /// no check of the catalog tells, that nobody gets in, is such a thing.
    private Finding asRehearsing(Finding found) {
        boolean bars =
                Catalog.BARS_TO_REHEARSING.contains(found.check())
                        || checks.stream().noneMatch(check -> check.id().equals(found.check()));
        return bars ? found : asWarning(found);
    }

    private static Finding asWarning(Finding found) {
        return new Finding(
                found.check(),
                Severity.WARNING,
                found.database(),
                found.title(),
                found.why(),
                found.remedy(),
                found.objects());
    }

    private static List<Finding> inspected(FleetCheck check, Premises premises) {
        try {
            return check.inspect(premises);
        } catch (Estate.Unanswered unanswered) {
            return List.of(unanswered(check, premises, unanswered));
        }
    }

    private static Finding unanswered(
            FleetCheck check, Premises premises, Estate.Unanswered refusal) {
        return new Finding(
                check.id(),
                check.about().most(premises.route()),
                Source.WHOLE_CLUSTER,
                "the check could not look: " + refusal.getMessage(),
                "whether there is something in the way is not known",
                "let the role of preflight-service make the call that RDS refused, then ask again"
                        + " with preflight-requested",
                List.of());
    }

    private List<Finding> inDatabases(UpgradeOrder order, Cluster cluster) {
        try {
            return secrets.find(order.secret())
                    .map(login -> survey(order, cluster, login))
                    .orElseGet(() -> List.of(noSecret(order, "there is no such secret")));
        } catch (IllegalArgumentException unreadable) {
            return List.of(noSecret(order, String.valueOf(unreadable.getMessage())));
        }
    }

    private List<Finding> survey(UpgradeOrder order, Cluster cluster, Login login) {
        return survey.findings(Route.of(order.path()), cluster, login, checks);
    }

    private static Finding noSecret(UpgradeOrder order, String what) {
        return new Finding(
                "maintenance-secret",
                Severity.BLOCKED,
                Source.WHOLE_CLUSTER,
                what,
                "without the maintenance user's password nothing in the databases can be looked at",
                "aws secretsmanager create-secret --region %s --name %s --secret-string"
                                .formatted(order.cluster().region(), order.secret())
                        + " '{\"username\":\"...\",\"password\":\"...\"}'",
                List.of(order.secret()));
    }
}
