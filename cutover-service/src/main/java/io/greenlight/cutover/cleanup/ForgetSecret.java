package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;

/// Forgets the password of the role that is gone.
///
/// - **Again:** what is forgotten is not missed.
public final class ForgetSecret implements CleanupStep {

    private final Secrets secrets;

    public ForgetSecret(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "forget-secret";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) {
        String secret = new RunNames(run.order().upgrade()).replicationSecret();
        secrets.forget(secret);
        return new StepOutcome.Done("the secret %s is gone".formatted(secret));
    }
}
