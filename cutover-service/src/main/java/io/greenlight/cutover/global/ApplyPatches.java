package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Has RDS do what it wants to do to the members, one thing at a time: to the secondaries, region
/// by region, then to the primary. ModifyGlobalCluster cannot do it, for a patch is no engine
/// version; and a secondary must not be behind its primary.
///
/// - **Again:** goes on with what is left; what RDS was asked for is waited for.
/// - **Undo:** waits until RDS is done. What was applied stays: RDS takes no patch back.
final class ApplyPatches implements Step<GlobalFacts> {

    /// Who asks in vain asks again: a crash may have left the call unmade. RDS does it once.
    private static final Duration NO_SIGN = Duration.ofMinutes(2);

    private static final int TIMES = 3;

    /// RDS may let a while go by before it begins.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final GlobalAccess access;
    private final Timeline timeline;
    private final Clock clock;

    ApplyPatches(GlobalAccess access, Timeline timeline, Clock clock) {
        this.access = access;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "apply-patches";
    }

    /// Each member restarts, one after the other.
    @Override
    public Duration patience() {
        return Duration.ofHours(12);
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        GlobalState state = access.look(run);
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            return access.home().clientsWait(run, busy.get());
        }
        Optional<Reason> failed = state.failed();
        if (failed.isPresent()) {
            return new StepOutcome.GiveUp(failed.get());
        }
        for (MemberState member : state.primaryLast()) {
            Optional<Maintenance.Pending> next = access.pending(member).stream().min(order(member));
            if (next.isPresent()) {
                return apply(run, member, next.get());
            }
        }
        return compare(run, access.ask(run, state));
    }

    @Override
    public StepOutcome undo(Run<GlobalFacts> run) throws Exception {
        if (run.facts().patches().isEmpty()) {
            return new StepOutcome.Done("RDS was asked for nothing");
        }
        GlobalState state = access.look(run);
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            return access.home().clientsWait(run, busy.get());
        }
        timeline.write(run, state);
        return new StepOutcome.Done(
                "what RDS was asked for stays, and what it has not begun may come yet: "
                        + names(run));
    }

    /// Readers first, then who writes, then the cluster as a whole.
    private static Comparator<Maintenance.Pending> order(MemberState member) {
        return Comparator.<Maintenance.Pending>comparingInt(pending ->
                        member.instances().stream()
                                .filter(one -> one.arn().equals(pending.resource()))
                                .findFirst()
                                .map(one -> one.role() == Instance.Role.READER ? 0 : 1)
                                .orElse(2))
                .thenComparing(Maintenance.Pending::resource)
                .thenComparing(Maintenance.Pending::action);
    }

    private StepOutcome apply(
            Run<GlobalFacts> run, MemberState member, Maintenance.Pending pending) {
        String what = "%s (%s)".formatted(pending.action(), pending.resource());
        Instant now = clock.instant();
        Optional<AskedPatch> before = run.facts().patch(pending);
        if (before.isPresent() && !isToAskAgain(before.get(), now)) {
            return before.get().asked().first().plus(LONGEST_WAIT).isBefore(now)
                    ? new StepOutcome.GiveUp(refused(member, pending))
                    : access.home().clientsWait(run, "RDS was asked for " + what);
        }
        run.keep(run.facts().askedAt(now, pending));
        try {
            access.apply(member, pending);
        } catch (RuntimeException refused) {
            return access.home()
                    .clientsWait(
                            run,
                            "RDS did not take the call for %s: %s"
                                    .formatted(what, refused.getMessage()));
        }
        return access.home().clientsWait(run, "RDS applies %s".formatted(what));
    }

    private static boolean isToAskAgain(AskedPatch before, Instant now) {
        return before.asked().times() < TIMES && before.asked().isLongerAgoThan(NO_SIGN, now);
    }

    private StepOutcome compare(Run<GlobalFacts> run, List<GlobalMember> members) {
        List<String> levels = members.stream().map(GlobalMember::patchLevel).distinct().toList();
        if (levels.size() <= 1) {
            String done =
                    run.facts().patches().isEmpty()
                            ? "nothing was pending"
                            : "RDS has applied " + names(run);
            return new StepOutcome.Done("%s; every member is %s".formatted(done, levels));
        }
        boolean isFresh =
                run.facts().patches().stream()
                        .anyMatch(one -> !one.asked().isLongerAgoThan(NO_SIGN, clock.instant()));
        Reason differ = MemberReasons.patchLevelsDiffer(members);
        return isFresh
                ? access.home().clientsWait(run, differ.sentence())
                : new StepOutcome.GiveUp(differ);
    }

    private static String names(Run<GlobalFacts> run) {
        return run.facts().patches().stream()
                .map(AskedPatch::name)
                .collect(Collectors.joining(", "));
    }

    private static Reason refused(MemberState member, Maintenance.Pending pending) {
        return new Reason(
                "patch-refused",
                Fault.PLATFORM,
                "RDS does not apply %s to %s of %s"
                        .formatted(pending.action(), pending.resource(), member.name()),
                "aws rds describe-pending-maintenance-actions --resource-identifier %s --region %s"
                                .formatted(pending.resource(), member.region())
                        + " says what it waits for. Then inject retry-requested: what was applied"
                        + " stays, and the rest is gone on with");
    }
}
