package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Brings readers to their parameters, and waits a while for them: long enough for all that goes as
/// it should. What takes longer is left to the step that verifies them, and statistics do not wait
/// for it.
///
/// - **Again:** goes on with those that are not there yet.
final class SettleReaders implements ForwardStep<InPlaceFacts> {

    private static final Duration WHILE = Duration.ofMinutes(5);

    private final Access access;
    private final MemberCare care;

    SettleReaders(Access access, MemberCare care) {
        this.access = access;
        this.care = care;
    }

    @Override
    public String name() {
        return "settle-readers";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) {
        Optional<StepOutcome> waiting = care.goOn(run, Instance.Role.READER);
        if (waiting.isPresent() && run.elapsed().compareTo(WHILE) < 0) {
            return waiting.get();
        }
        List<Instance> readers =
                access.members(run).stream().filter(member -> !member.isWriter()).toList();
        return new StepOutcome.Done(
                "%d of %d readers are available"
                        .formatted(
                                readers.stream().filter(Instance::isAvailable).count(),
                                readers.size()));
    }
}
