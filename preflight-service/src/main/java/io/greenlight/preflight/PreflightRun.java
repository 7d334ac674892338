package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.advice.Advisor;
import io.greenlight.preflight.advice.Candidates;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Premises;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Looked;
import io.greenlight.preflight.database.Scope;
import io.greenlight.preflight.database.Survey;
import io.greenlight.preflight.forecast.Forecaster;
import io.greenlight.preflight.forecast.Measured;
import io.greenlight.preflight.forecast.Rehearsals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of all checks on one cluster: what RDS says first, then what its databases say. It
/// changes nothing, so that it may be run at any time and any number of times.
@Singleton
final class PreflightRun {

    private final Fleet fleet;
    private final Estate estate;
    private final Secrets secrets;
    private final Survey survey;
    private final Rehearsals rehearsals;
    private final List<PreflightCheck> checks;
    private final Forecaster forecaster = new Forecaster(Measured.here());

    @Inject
    PreflightRun(
            Fleet fleet,
            Estate estate,
            Secrets secrets,
            Survey survey,
            Rehearsals rehearsals,
            PreflightConfig config) {
        this.fleet = fleet;
        this.estate = estate;
        this.secrets = secrets;
        this.survey = survey;
        this.rehearsals = rehearsals;
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

    /// What that check alone finds on the way that was ordered.
    List<Finding> findings(UpgradeOrder order, Cluster cluster, String check) {
        List<PreflightCheck> one = checks.stream().filter(each -> each.id().equals(check)).toList();
        Route route = Route.of(order.path());
        List<Finding> found = inFleet(new Premises(order, route, cluster, fleet, estate), one);
        if (one.stream().anyMatch(QueryCheck.class::isInstance)) {
            found.addAll(inDatabases(order, cluster, List.of(route), one).on(route));
        }
        return asOrdered(order, found);
    }

    /// Everything that was found on the way that was ordered, in the order of the catalog, and what
    /// to advise. The checks of the other ways are asked in the same breath: what they alone find
    /// is no finding of this order.
    Look look(UpgradeOrder order, Cluster cluster) {
        Estate once = new EstateOnce(estate);
        Candidates candidates = Candidates.of(order, globalDatabase(once, cluster));
        List<Strategy> strategies = candidates.suited();
        List<Route> routes = strategies.stream().map(one -> route(order, one)).toList();
        Looked databases = inDatabases(order, cluster, routes, checks);
        Map<Strategy, List<Finding>> found = new EnumMap<>(Strategy.class);
        for (Strategy strategy : strategies) {
            Route route = route(order, strategy);
            List<Finding> all = inFleet(new Premises(order, route, cluster, fleet, once), checks);
            all.addAll(databases.on(route));
            found.put(strategy, all);
        }
        Advice advice =
                new Advisor(
                                candidates,
                                found,
                                forecaster.of(
                                        databases.signs(),
                                        rehearsals.last(cluster.resourceId(), order.path())),
                                cluster.instances().size())
                        .advice();
        List<Finding> ordered = found.getOrDefault(order.path().strategy(), List.of());
        return new Look(asOrdered(order, ordered), advice);
    }

    /// What came of one run.
    record Look(List<Finding> findings, Advice advice) {}

    private List<Finding> asOrdered(UpgradeOrder order, List<Finding> found) {
        return switch (order.mode()) {
            case UPGRADE, PATCH -> found;
            case PREUPGRADE -> found.stream().map(PreflightRun::asPreparing).toList();
            case REHEARSAL -> found.stream().map(this::asRehearsing).toList();
        };
    }

    private static Optional<String> globalDatabase(Estate estate, Cluster cluster) {
        try {
            return estate.particulars(cluster).globalDatabase();
        } catch (Estate.Unanswered told) {
            return Optional.empty();
        }
    }

    private static Route route(UpgradeOrder order, Strategy strategy) {
        UpgradePath path = order.path();
        return Route.of(new UpgradePath(strategy, path.source(), path.target()));
    }

    private List<Finding> inFleet(Premises premises, List<PreflightCheck> some) {
        List<Finding> findings = new ArrayList<>();
        some.stream()
                .filter(FleetCheck.class::isInstance)
                .map(FleetCheck.class::cast)
                .filter(check -> check.about().appliesTo(premises.route()))
                .forEach(check -> findings.addAll(inspected(check, premises)));
        return findings;
    }

    private Premises premises(UpgradeOrder order, Cluster cluster) {
        return new Premises(order, Route.of(order.path()), cluster, fleet, estate);
    }

    /// What the preparation mends, or does not touch, cannot bar the preparation.
    private static Finding asPreparing(Finding found) {
        return Catalog.NO_BAR_TO_PREPARING.contains(found.check())
                ? found.of(Severity.WARNING)
                : found;
    }

    /// What bars the upgrade is told; a rehearsal is barred by what it cannot be made without. What
    /// no check of the catalog tells, that nobody gets in, is such a thing.
    private Finding asRehearsing(Finding found) {
        boolean bars =
                Catalog.BARS_TO_REHEARSING.contains(found.check())
                        || checks.stream().noneMatch(check -> check.id().equals(found.check()));
        return bars ? found : found.of(Severity.WARNING);
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

    private Looked inDatabases(
            UpgradeOrder order, Cluster cluster, List<Route> routes, List<PreflightCheck> some) {
        if (cluster.writerInstance().isEmpty()) {
            return Looked.not("the cluster has no writer");
        }
        try {
            return secrets.find(order.secret())
                    .map(login ->
                            survey.look(routes, Scope.whole(cluster, login), some, (_, _) -> {}))
                    .orElseGet(
                            () -> Looked.not(routes, noSecret(order, "there is no such secret")));
        } catch (IllegalArgumentException unreadable) {
            return Looked.not(routes, noSecret(order, String.valueOf(unreadable.getMessage())));
        }
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
