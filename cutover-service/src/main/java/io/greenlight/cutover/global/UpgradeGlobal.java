package io.greenlight.cutover.global;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.run.Asked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Has RDS take all members of the Global Database to the new minor, and waits for all of them. RDS
/// begins in all regions at once and ends with the primary; if one member fails, it takes all of
/// them back by itself.
///
/// RDS is asked again only where it shows no sign of having heard: each time may stop clients.
///
/// - **Again:** an upgrade that was asked for is waited for; one that was taken back gives its
///   reasons.
/// - **Undo:** waits until RDS is done. With all members at the old version there is nothing to
///   take back; with any at the new one it is too late, and the run goes forward.
final class UpgradeGlobal implements Step<GlobalFacts> {

    /// How long RDS may take to show that it was asked, by a state or an event.
    private static final Duration NO_SIGN = Duration.ofSeconds(60);

    /// How long all members are available before what they are counts as the end of it: RDS goes
    /// from one to the next.
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final int TIMES = 3;

    private final GlobalAccess access;
    private final Complaints complaints;
    private final Timeline timeline;
    private final Clock clock;

    UpgradeGlobal(GlobalAccess access, Complaints complaints, Timeline timeline, Clock clock) {
        this.access = access;
        this.complaints = complaints;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "upgrade-global";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(6);
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        GlobalState state = access.look(run);
        Optional<String> busy = busy(run, state);
        if (busy.isPresent()) {
            return wait(run, busy.get());
        }
        if (state.isAt(target(run))) {
            return new StepOutcome.Done("RDS says that " + state.versions());
        }
        Optional<Asked> asked = run.facts().upgradeAsked();
        if (asked.isEmpty()) {
            return ask(run, state);
        }
        return state.isAnywhereAt(target(run))
                ? inPart(run, state, asked.get())
                : asBefore(run, state, asked.get());
    }

    @Override
    public StepOutcome undo(Run<GlobalFacts> run) throws Exception {
        Optional<Asked> asked = run.facts().upgradeAsked();
        if (asked.isEmpty()) {
            return new StepOutcome.Done("RDS was not asked for the upgrade");
        }
        GlobalState state = access.look(run);
        Optional<String> busy = busy(run, state);
        if (busy.isPresent()) {
            return wait(run, busy.get());
        }
        if (state.isAnywhereAt(target(run))) {
            return new StepOutcome.TooLate(state.versions() + " already");
        }
        Duration time = hasBegun(run, state, asked.get()) ? SETTLED : NO_SIGN;
        if (!isLongSince(time, lastSign(run, asked.get()))
                && complaints.since(state, asked.get().first()).isEmpty()) {
            return wait(run, "RDS may upgrade %s yet".formatted(state.global().identifier()));
        }
        timeline.write(run, state);
        return new StepOutcome.Done(state.versions() + ", as before");
    }

    private static PostgresVersion target(Run<GlobalFacts> run) {
        return run.order().path().target();
    }

    private StepOutcome wait(Run<GlobalFacts> run, String waitingFor) {
        return access.home().clientsWait(run, waitingFor);
    }

    /// What is not available; that RDS is at it is kept, for it may be over at the next look.
    private Optional<String> busy(Run<GlobalFacts> run, GlobalState state) {
        if (state.isBeingUpgraded() && run.facts().upgradeAsked().isPresent()) {
            run.keep(run.facts().seenUpgradingAt(clock.instant()));
        }
        return state.busy();
    }

    /// Some members are new, some are old, and none is at work.
    private StepOutcome inPart(Run<GlobalFacts> run, GlobalState state, Asked asked) {
        return isLongSince(SETTLED, lastSign(run, asked))
                ? new StepOutcome.GiveUp(MemberReasons.versionsDiffer(run.order(), state))
                : wait(run, "%s, and RDS may go on".formatted(state.versions()));
    }

    /// All members are old, and none is at work.
    private StepOutcome asBefore(Run<GlobalFacts> run, GlobalState state, Asked asked) {
        List<String> reasons = complaints.since(state, asked.first());
        boolean hasBegun = hasBegun(run, state, asked);
        if (!reasons.isEmpty()) {
            String all = String.join("; ", reasons);
            return hasBegun ? rolledBack(run, state, all) : refused(run, all);
        }
        if (!isLongSince(hasBegun ? SETTLED : NO_SIGN, lastSign(run, asked))) {
            return wait(run, "RDS was asked to upgrade %s".formatted(state.global().identifier()));
        }
        if (hasBegun) {
            return rolledBack(run, state, "it gives no reason");
        }
        return asked.times() < TIMES
                ? ask(run, state)
                : refused(run, "RDS was asked %d times and says nothing".formatted(TIMES));
    }

    private boolean hasBegun(Run<GlobalFacts> run, GlobalState state, Asked asked) {
        return run.facts().upgradeSeen().isPresent() || complaints.hasBegun(state, asked.first());
    }

    private boolean isLongSince(Duration time, Instant moment) {
        return !clock.instant().isBefore(moment.plus(time));
    }

    private static Instant lastSign(Run<GlobalFacts> run, Asked asked) {
        return run.facts().upgradeSeen().filter(asked.last()::isBefore).orElse(asked.last());
    }

    private StepOutcome ask(Run<GlobalFacts> run, GlobalState state) {
        run.keep(run.facts().askedAt(clock.instant()));
        PostgresVersion version = target(run);
        try {
            access.upgrade(state, version);
        } catch (RuntimeException refused) {
            String said = String.valueOf(refused.getMessage());
            return run.facts().upgradeAsked().filter(it -> it.times() >= TIMES).isPresent()
                    ? refused(run, said)
                    : wait(run, "RDS did not take the call: " + said);
        }
        return wait(
                run, "%s is being upgraded to %s".formatted(state.global().identifier(), version));
    }

    private StepOutcome rolledBack(Run<GlobalFacts> run, GlobalState state, String reasons) {
        String harm = state.failed().map(failed -> "; " + failed.sentence()).orElse("");
        return new StepOutcome.GiveUp(
                new Reason(
                        "upgrade-rolled-back",
                        Fault.OPERATOR,
                        "RDS began to upgrade %s to %s and took every member back to %s: %s"
                                .formatted(
                                        state.global().identifier(),
                                        target(run),
                                        run.order().path().source(),
                                        reasons + harm),
                        "Repair what it names, then inject retry-requested. All members are of"
                                + " their old version, and the primary takes writes. What RDS told"
                                + " in all regions is in "
                                + timeline.address(run.order().upgrade())));
    }

    private static StepOutcome refused(Run<GlobalFacts> run, String reasons) {
        return new StepOutcome.GiveUp(
                new Reason(
                        "upgrade-refused",
                        Fault.OPERATOR,
                        "The Global Database of %s cannot be upgraded to %s: %s"
                                .formatted(run.order().cluster(), target(run), reasons),
                        "Repair what it names, then inject retry-requested. Every member is as it"
                                + " was, and the primary takes writes"));
    }
}
