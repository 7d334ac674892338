package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import java.time.Duration;

/// Reads the version under the cluster's own name, and writes there and through every pooler: RDS's
/// statuses prove nothing to clients. It comes last, so that who does not get there keeps nobody
/// else from anything.
///
/// - **Again:** looks and writes again.
final class VerifyWayBack implements ForwardStep {

    private static final Duration WORTH_WAITING = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BothClusters clusters;
    private final WriteProof proof;
    private final LedPoolers poolers;

    VerifyWayBack(BothClusters clusters, WriteProof proof, LedPoolers poolers) {
        this.clusters = clusters;
        this.proof = proof;
        this.poolers = poolers;
    }

    @Override
    public String name() {
        return "verify-way-back";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        Endpoint endpoint = clusters.clone(run).endpoint();
        proof.at(endpoint, clusters.login(run), run.order().path().source());
        LedPoolers.Lead lead = poolers.lead(run);
        if (lead.silent().isEmpty()) {
            return new StepOutcome.Done(
                    "a row is written at %s, on PostgreSQL %s, and through %d poolers"
                            .formatted(endpoint, run.order().path().source(), lead.led()));
        }
        String sentence = "nobody can write through poolers: " + lead.silent();
        return run.elapsed().compareTo(WORTH_WAITING) < 0
                ? new StepOutcome.NotYet(sentence, SOON)
                : new StepOutcome.GiveUp(
                        new Reason(
                                "pooler-left",
                                Fault.OPERATOR,
                                sentence,
                                "Lead them to %s, or take them off the cluster's list of poolers"
                                        .formatted(endpoint)));
    }
}
