package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Duration;
import java.util.Optional;

/// Reads the version back on the server that writes, from itself, and writes a row where clients
/// do: a status proves nothing. Readers are verified later, and keep nobody from writing.
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
        Optional<Instance> broken =
                access.members(run).stream()
                        .filter(member -> member.isWriter() && member.isBroken())
                        .findFirst();
        if (broken.isPresent()) {
            return new StepOutcome.GiveUp(VerifyReaders.failed(broken.get()));
        }
        try (Server writer = access.openWriter(run)) {
            if (!writer.version().equals(version)) {
                return access.clientsWait(
                        run, "the writer says that it is %s".formatted(writer.version()));
            }
            writer.makeProbeTable();
            writer.writeProbe();
        }
        return new StepOutcome.Done(
                "the writer says that it is %s, and takes writes".formatted(version));
    }
}
