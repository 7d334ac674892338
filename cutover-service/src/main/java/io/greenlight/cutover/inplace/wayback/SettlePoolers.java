package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;

/// Leads poolers that know an instance of the cluster that is left to the cluster's own endpoint;
/// those that lead there follow its name by themselves. One that is silent for long is told, and
/// tried again at the end.
///
/// - **Again:** a pooler that leads there already is left as it is.
final class SettlePoolers implements ForwardStep {

    private static final Duration WORTH_WAITING = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final LedPoolers poolers;

    SettlePoolers(LedPoolers poolers) {
        this.poolers = poolers;
    }

    @Override
    public String name() {
        return "settle-poolers";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        LedPoolers.Lead lead = poolers.lead(run);
        String sentence =
                "%d poolers lead to %s and write there"
                        .formatted(lead.led(), run.order().cluster());
        if (lead.silent().isEmpty()) {
            return new StepOutcome.Done(sentence);
        }
        String others = "%s, others do not: %s".formatted(sentence, lead.silent());
        return run.elapsed().compareTo(WORTH_WAITING) < 0
                ? new StepOutcome.NotYet(others, SOON)
                : new StepOutcome.Done(others);
    }
}
