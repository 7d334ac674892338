package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.ServerCheck;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Survey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// One run of all checks on one cluster: what RDS says first, then what its databases say. It
/// changes nothing, so that it may be run at any time and any number of times.
@Singleton
final class PreflightRun {

    private final Fleet fleet;
    private final Secrets secrets;
    private final Survey survey;
    private final List<PreflightCheck> checks;

    @Inject
    PreflightRun(Fleet fleet, Secrets secrets, Survey survey, PreflightConfig config) {
        this.fleet = fleet;
        this.secrets = secrets;
        this.survey = survey;
        this.checks = Catalog.of(config.longTransaction());
    }

    /// Everything that was found, in the order of the catalog.
    List<Finding> findings(UpgradeOrder order, Cluster cluster) {
        List<Finding> findings = new ArrayList<>();
        for (PreflightCheck check : checks) {
            findings.addAll(
                    switch (check) {
                        case FleetCheck here -> here.inspect(order, cluster, fleet);
                        // These are the survey's.
                        case ServerCheck _, DatabaseCheck _ -> List.<Finding>of();
                    });
        }
        if (cluster.writerInstance().isPresent()) {
            findings.addAll(inDatabases(order, cluster));
        }
        return findings;
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
        return survey.findings(order, cluster, login, checks);
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
