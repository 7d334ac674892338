package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads the version back on every reader, from itself. One that did not come back is a person's,
/// and holds nothing else up by now.
///
/// - **Again:** reads again.
final class VerifyReaders implements ForwardStep<InPlaceFacts> {

    private final Access access;
    private final MemberCare care;

    VerifyReaders(Access access, MemberCare care) {
        this.access = access;
        this.care = care;
    }

    @Override
    public String name() {
        return "verify-readers";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        List<Instance> readers =
                access.members(run).stream().filter(member -> !member.isWriter()).toList();
        Optional<Instance> broken = readers.stream().filter(Instance::isBroken).findFirst();
        if (broken.isPresent()) {
            return new StepOutcome.GiveUp(failed(broken.get()));
        }
        Optional<StepOutcome> waiting = care.goOn(run, Instance.Role.READER);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        String version = run.order().path().target().toString();
        for (Instance reader : readers) {
            try (Server server = access.openMember(run, reader)) {
                if (!server.version().equals(version)) {
                    return access.clientsWait(
                            run,
                            "%s says that it is %s".formatted(reader.name(), server.version()));
                }
            }
        }
        String says = "%d readers say that they are %s".formatted(readers.size(), version);
        String left = care.left(run, Instance.Role.READER);
        return new StepOutcome.Done(left.isEmpty() ? says : says + "; " + left);
    }

    /// What a person has to know of a member that did not come back.
    static Reason failed(Instance member) {
        return new Reason(
                "member-failed",
                Fault.PLATFORM,
                "%s was not upgraded with its cluster: it is %s"
                        .formatted(member.name(), member.status()),
                "aws rds describe-events --source-type db-instance --source-identifier %s"
                                .formatted(member.name())
                        + " --duration 60 may say why. Repair it, or delete it and add another:"
                        + " this step looks again every five minutes");
    }
}
