package io.greenlight.cutover.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.ConnectionString;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Subscription;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Lsn;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pause.Stage;
import io.greenlight.cutover.pause.StageOpener;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Sides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Feeds the old source with what clients write on the new cluster, from the first write after the
/// pause on: going back would lose nothing. It ends with `cleanup-requested`.
///
/// - **Again:** subscriptions that are there are left as they are.
public final class StartWayBack implements ForwardStep {

    private final Fleet fleet;
    private final StageOpener stages;
    private final Secrets secrets;
    private final CutoverConfig config;

    public StartWayBack(Fleet fleet, StageOpener stages, Secrets secrets, CutoverConfig config) {
        this.fleet = fleet;
        this.stages = stages;
        this.secrets = secrets;
        this.config = config;
    }

    @Override
    public String name() {
        return "start-way-back";
    }

    @Override
    public StepOutcome run(Run<CutoverFacts> run) throws Exception {
        try (Stage stage = stages.openWithoutPoolers(run.order(), run.facts().foundSides())) {
            String secret = stage.names().replicationSecret();
            Login login =
                    secrets.find(secret)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "the secret %s is not there".formatted(secret)));
            Endpoint target = successor(run);
            Lsn from = stage.targetControl().commitRow().wayBackFrom(run.order().upgrade());
            for (int i = 0; i < stage.source().size(); i++) {
                Session old = stage.source().get(i);
                Subscription back = old.subscription(stage.slotBack(i));
                back.make(
                        new ConnectionString(
                                new Database(target, old.database()),
                                login,
                                config.replicationSslMode(),
                                config.replicationRootCertificate()),
                        List.of(stage.names().publicationBack(), stage.names().insertsBack()));
                back.start(from);
            }
            return outcome(stage);
        }
    }

    /// Under the cluster's own name, which is the new one's by now and stays so when it fails over.
    private Endpoint successor(Run<CutoverFacts> run) {
        Sides sides = run.facts().foundSides();
        return fleet.find(sides.targetId()).map(Cluster::endpoint).orElse(sides.target());
    }

    private static StepOutcome outcome(Stage stage) throws Exception {
        List<String> idle = new ArrayList<>();
        for (int i = 0; i < stage.source().size(); i++) {
            Session old = stage.source().get(i);
            Optional<Subscription.State> state = old.subscription(stage.slotBack(i)).find();
            if (state.filter(Subscription.State::isWorking).isEmpty()) {
                idle.add(old.database());
            }
        }
        return idle.isEmpty()
                ? new StepOutcome.Done(
                        "the old cluster follows the new one in %d databases"
                                .formatted(stage.source().size()))
                : new StepOutcome.NotYet(
                        "the old cluster does not follow the new one yet in %s: it needs a worker"
                                        .formatted(idle)
                                + " for each (max_logical_replication_workers)",
                        Duration.ofSeconds(1));
    }
}
