package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.RdsAtWork;
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
    /// from one to the next, and may be late to say that a member is new.
    private static final Duration SETTLED = Duration.ofMinutes(5);

    /// The same where RDS has said why it ended: it may have been asked once more meanwhile.
    private static final Duration TOLD = NO_SIGN;

    private static final int TIMES = 3;

    private final GlobalAccess access;
    private final Complaints complaints;
    private final Standing standing;
    private final Timeline timeline;
    private final Clock clock;

    UpgradeGlobal(GlobalAccess access, Complaints complaints, Timeline timeline, Clock clock) {
        this.access = access;
        this.complaints = complaints;
        this.standing = new Standing(access);
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
            return wait(busy.get());
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
            return wait(busy.get());
        }
        if (state.isAnywhereAt(target(run))) {
            return new StepOutcome.TooLate(state.versions() + " already");
        }
        Told told = told(run, state, asked.get());
        boolean mayCome = hasBegun(told, asked.get()) || asked.get().wasTaken();
        if (!isLongSince(quiet(told, mayCome), lastSign(told, asked.get()))) {
            return wait("RDS may upgrade %s yet".formatted(state.global().identifier()));
        }
        timeline.write(run, state);
        return new StepOutcome.Done(state.versions() + ", as before");
    }

    private static PostgresVersion target(Run<GlobalFacts> run) {
        return run.order().path().target();
    }

    private StepOutcome wait(String waitingFor) {
        return access.home().later(waitingFor);
    }

    /// What is not available; that RDS is at it is kept, for it may be over at the next look.
    private Optional<String> busy(Run<GlobalFacts> run, GlobalState state) {
        Instant now = clock.instant();
        if (state.isBeingUpgraded()
                && run.facts().upgradeAsked().filter(it -> it.isNews(now)).isPresent()) {
            run.keep(run.facts().seenUpgradingAt(now));
        }
        return state.busy();
    }

    /// Some members are new, some are old, and none is at work.
    private StepOutcome inPart(Run<GlobalFacts> run, GlobalState state, Asked asked) {
        return isLongSince(SETTLED, lastSeen(asked))
                ? new StepOutcome.GiveUp(MemberReasons.versionsDiffer(run.order(), state))
                : wait("%s, and RDS may go on".formatted(state.versions()));
    }

    /// All members are old, and none is at work.
    private StepOutcome asBefore(Run<GlobalFacts> run, GlobalState state, Asked asked)
            throws InterruptedException {
        Told told = told(run, state, asked);
        boolean hasBegun = hasBegun(told, asked);
        if (!isLongSince(quiet(told, hasBegun), lastSign(told, asked))) {
            return wait("RDS was asked to upgrade %s".formatted(state.global().identifier()));
        }
        if (!told.complaints().isEmpty()) {
            String all = String.join("; ", told.complaints());
            return hasBegun ? rolledBack(run, state, all) : refused(run, state, all);
        }
        if (hasBegun) {
            return rolledBack(run, state, "it gives no reason");
        }
        return asked.times() < TIMES
                ? ask(run, state)
                : refused(run, state, "RDS was asked %d times and says nothing".formatted(TIMES));
    }

    private Told told(Run<GlobalFacts> run, GlobalState state, Asked asked) {
        return complaints.told(state, run.order().resourceId(), asked.first());
    }

    private static boolean hasBegun(Told told, Asked asked) {
        return asked.atWork() != null || told.isBegun();
    }

    /// How long nothing has to come from RDS before what it left counts: whatever it says, of
    /// whichever attempt.
    private static Duration quiet(Told told, boolean mayCome) {
        if (!told.complaints().isEmpty()) {
            return TOLD;
        }
        return mayCome ? SETTLED : NO_SIGN;
    }

    private boolean isLongSince(Duration time, Instant moment) {
        return !clock.instant().isBefore(moment.plus(time));
    }

    private static Instant lastSeen(Asked asked) {
        return Optional.ofNullable(asked.atWork())
                .filter(asked.last()::isBefore)
                .orElse(asked.last());
    }

    /// What happened while nobody looked counts, too.
    private static Instant lastSign(Told told, Asked asked) {
        Instant seen = lastSeen(asked);
        return told.lastWord().filter(seen::isBefore).orElse(seen);
    }

    private StepOutcome ask(Run<GlobalFacts> run, GlobalState state) throws InterruptedException {
        if (!state.isLedBy(run.order().resourceId())) {
            return new StepOutcome.GiveUp(ResolveGlobal.notThePrimary(run.order(), state));
        }
        run.keep(run.facts().askedAt(clock.instant()));
        PostgresVersion version = target(run);
        try {
            access.upgrade(state, version);
        } catch (RuntimeException refused) {
            return notTaken(run, state, refused);
        }
        run.keep(run.facts().upgradeTakenAt(clock.instant()));
        return wait("%s is being upgraded to %s".formatted(state.global().identifier(), version));
    }

    /// A Global Database that cannot be upgraded *now*, after a call that RDS took, is at work on
    /// that one, though nothing shows it yet.
    private StepOutcome notTaken(Run<GlobalFacts> run, GlobalState state, RuntimeException refused)
            throws InterruptedException {
        Asked asked = run.facts().upgradeAsked().orElseThrow();
        String said = String.valueOf(refused.getMessage());
        if (refused instanceof RdsAtWork && asked.wasTaken()) {
            run.keep(run.facts().seenUpgradingAt(clock.instant()));
            return wait("RDS is at work: " + said);
        }
        return asked.times() < TIMES
                ? wait("RDS did not take the call: " + said)
                : refused(run, state, said);
    }

    private StepOutcome rolledBack(Run<GlobalFacts> run, GlobalState state, String reasons)
            throws InterruptedException {
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
                        "%s. Repair what RDS names, then inject retry-requested. What RDS told in"
                                        .formatted(standing.words(run, state))
                                + " all regions is in "
                                + timeline.address(run.order().upgrade())));
    }

    private StepOutcome refused(Run<GlobalFacts> run, GlobalState state, String reasons)
            throws InterruptedException {
        return new StepOutcome.GiveUp(
                new Reason(
                        "upgrade-refused",
                        Fault.OPERATOR,
                        "The Global Database of %s cannot be upgraded to %s: %s"
                                .formatted(run.order().cluster(), target(run), reasons),
                        "%s. Repair what RDS names, then inject retry-requested"
                                .formatted(standing.words(run, state))));
    }
}
