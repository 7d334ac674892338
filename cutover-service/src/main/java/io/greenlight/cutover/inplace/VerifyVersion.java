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

/// Reads the version back on every member, from the server itself, and writes a row where clients
/// write: a status proves nothing.
///
/// - **Again:** reads again.
final class VerifyVersion implements ForwardStep<InPlaceFacts> {

    private final Access access;

    VerifyVersion(Access access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "verify-version";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        String version = run.order().path().target().toString();
        List<Instance> members = access.members(run);
        Optional<Instance> broken = members.stream().filter(Instance::isBroken).findFirst();
        if (broken.isPresent()) {
            return new StepOutcome.GiveUp(failed(broken.get()));
        }
        for (Instance member : members) {
            if (!member.isAvailable()) {
                return access.clientsWait("%s is %s".formatted(member.name(), member.status()));
            }
            try (Server server = access.openMember(run, member)) {
                if (!server.version().equals(version)) {
                    return access.clientsWait(
                            "%s says that it is %s".formatted(member.name(), server.version()));
                }
            }
        }
        try (Server writer = access.openWriter(run)) {
            writer.makeProbeTable();
            writer.writeProbe();
        }
        return new StepOutcome.Done(
                "%d members say that they are %s, and the writer takes writes"
                        .formatted(members.size(), version));
    }

    private static Reason failed(Instance member) {
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
