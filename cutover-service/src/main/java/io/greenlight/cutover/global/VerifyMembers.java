package io.greenlight.cutover.global;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads version and patch level back on every instance of every region, from the server itself,
/// and writes a row on the primary: a status proves nothing.
///
/// - **Again:** reads again.
final class VerifyMembers implements ForwardStep<GlobalFacts> {

    /// So long a member may lag behind what RDS says of it before a person is told.
    private static final Duration LAG = Duration.ofMinutes(2);

    private final GlobalAccess access;

    VerifyMembers(GlobalAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "verify-members";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(2);
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        GlobalState state = access.look(run);
        Optional<Reason> failed = state.failed();
        if (failed.isPresent()) {
            return new StepOutcome.GiveUp(failed.get());
        }
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            return access.home().clientsWait(run, busy.get());
        }
        PostgresVersion wanted = state.wanted(run.order().path().target());
        if (!state.isAt(wanted)) {
            return lagging(run, MemberReasons.versionsDiffer(run.order(), state));
        }
        List<GlobalMember> members = access.ask(run, state);
        Optional<Reason> difference = difference(wanted, members);
        if (difference.isPresent()) {
            return lagging(run, difference.get());
        }
        access.home().proveWrites(run);
        run.keep(run.facts().verifying(members));
        return new StepOutcome.Done(
                "%d instances of %d clusters say that they are %s, and the primary takes writes"
                        .formatted(
                                members.size(),
                                state.members().size(),
                                members.getFirst().patchLevel()));
    }

    private StepOutcome lagging(Run<GlobalFacts> run, Reason reason) {
        return run.elapsed().compareTo(LAG) < 0
                ? access.home().clientsWait(run, reason.sentence())
                : new StepOutcome.GiveUp(reason);
    }

    private static Optional<Reason> difference(PostgresVersion wanted, List<GlobalMember> members) {
        List<GlobalMember> behind =
                members.stream().filter(one -> !one.version().equals(wanted.toString())).toList();
        if (!behind.isEmpty()) {
            return Optional.of(MemberReasons.serversDiffer(wanted, behind));
        }
        long levels = members.stream().map(GlobalMember::patchLevel).distinct().count();
        return levels > 1
                ? Optional.of(MemberReasons.patchLevelsDiffer(members))
                : Optional.empty();
    }
}
