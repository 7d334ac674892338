package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.run.Asked;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Has RDS apply the patches that wait for the members, one at a time: to the secondaries, region
/// by region, then to the primary. ModifyGlobalCluster cannot do it, for a patch is no engine
/// version; and a secondary must not be behind its primary. Nothing else is asked for before the
/// last one is seen to be there, and RDS takes no patch back: so there is no undo.
///
/// - **Again:** goes on with what is left; what RDS was asked for is waited for.
final class ApplyPatches implements ForwardStep<GlobalFacts> {

    /// How long RDS may take to show that it heard, and its list to show what is done. A crash may
    /// have left the call unmade: who asked in vain asks again.
    private static final Duration NO_SIGN = Duration.ofMinutes(2);

    /// How long what came of it may come behind the end of its work.
    private static final Duration SETTLED = Duration.ofMinutes(5);

    /// RDS may let a while go by before it begins.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final int TIMES = 3;

    /// So many of the latest things that RDS told are in a reason; all are in the timeline.
    private static final int LAST_WORDS = 5;

    /// What RDS tells of its work on a patch, in whatever words.
    private static final Pattern WORK =
            Pattern.compile("patch|maintenance|upgrade|operating system|system update");

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
        Optional<AskedPatch> open = run.facts().openPatch();
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            open.ifPresent(patch -> noteWork(run, state, patch));
            return wait(run, busy.get());
        }
        Optional<Reason> failed = state.failed();
        if (failed.isPresent()) {
            return new StepOutcome.GiveUp(failed.get());
        }
        if (state.members().stream().map(one -> one.cluster().version()).distinct().count() > 1) {
            return new StepOutcome.GiveUp(PatchReasons.versionsDiffer(state));
        }
        if (open.isPresent()) {
            Optional<StepOutcome> waiting = follow(run, state, open.get());
            if (waiting.isPresent()) {
                return waiting.get();
            }
        }
        Patches patches = Patches.of(access, state);
        Optional<Patches.OfMember> next = patches.next(run);
        return next.isPresent()
                ? ask(run, state, next.get().member(), next.get().pending())
                : compare(run, patches, access.ask(run, state));
    }

    private StepOutcome wait(Run<GlobalFacts> run, String waitingFor) {
        return access.home().clientsWait(run, waitingFor);
    }

    /// Nobody is out: RDS, which may take half an hour to begin, is asked as often as it bears.
    private StepOutcome later(String waitingFor) {
        return access.home().later(waitingFor);
    }

    /// That RDS is at it is kept, for it may be over at the next look. Before it took the call, it
    /// is at something else.
    private void noteWork(Run<GlobalFacts> run, GlobalState state, AskedPatch patch) {
        Instant now = clock.instant();
        boolean isAtWork = state.members().stream().anyMatch(one -> one.isAtWork(patch.resource()));
        if (isAtWork && patch.asked().wasTaken() && patch.asked().isNews(now)) {
            run.keep(run.facts().with(patch.seenAtWork(now)));
        }
    }

    /// What there is to do for a patch that RDS was asked for; empty once it is applied, or what it
    /// was for is gone.
    private Optional<StepOutcome> follow(Run<GlobalFacts> run, GlobalState state, AskedPatch patch)
            throws Exception {
        Optional<MemberState> owner =
                state.members().stream().filter(one -> one.has(patch.resource())).findFirst();
        if (owner.isPresent()) {
            MemberState member = owner.get();
            PatchLook look =
                    new PatchLook(
                            patch,
                            member,
                            ask(run, state, member, patch.resource()),
                            access.pending(member).stream().filter(patch::isOf).findFirst());
            if (!look.isDone(clock.instant(), NO_SIGN)) {
                return Optional.of(waitOrAskAgain(run, state, look));
            }
        }
        run.keep(run.facts().with(patch.endedAt(clock.instant())));
        return Optional.empty();
    }

    /// It is not there, and RDS is not seen at work. Once it was, or has told of it, it is never
    /// asked again: it would stop clients again for nothing.
    private StepOutcome waitOrAskAgain(Run<GlobalFacts> run, GlobalState state, PatchLook look)
            throws Exception {
        AskedPatch patch = look.patch();
        Asked asked = patch.asked();
        Instant now = clock.instant();
        if (asked.mayYetTell(now, SETTLED)) {
            return later("RDS was at work on %s a moment ago".formatted(patch.name()));
        }
        if (asked.wasAtWork()) {
            return refused(run, state, look, "it was at work on it, and left it undone");
        }
        if (!asked.isLongerAgoThan(NO_SIGN, now)) {
            return later("RDS was asked for " + patch.name());
        }
        Optional<Instant> told =
                told(state, look, asked.last()).stream()
                        .filter(one -> WORK.matcher(one.sentence().toLowerCase(Locale.ROOT)).find())
                        .map(Happening::at)
                        .max(Comparator.naturalOrder());
        if (told.isPresent()) {
            run.keep(run.facts().with(patch.seenAtWork(told.get())));
            return later("RDS has told of work on " + patch.name());
        }
        boolean mayAsk = asked.times() < TIMES || patch.refusal() != null;
        if (look.listed().isPresent() && mayAsk) {
            return ask(run, state, look.member(), look.listed().get());
        }
        return asked.isLongerAgoThan(LONGEST_WAIT, now)
                ? refused(run, state, look, "it was asked %d times".formatted(asked.times()))
                : later("RDS was asked for " + patch.name());
    }

    private StepOutcome ask(
            Run<GlobalFacts> run,
            GlobalState state,
            MemberState member,
            Maintenance.Pending pending)
            throws Exception {
        Instant now = clock.instant();
        Optional<AskedPatch> before = run.facts().patch(pending);
        AskedPatch patch =
                before.isPresent()
                        ? before.get().again(now)
                        : AskedPatch.first(
                                pending, ask(run, state, member, pending.resource()), now);
        run.keep(run.facts().with(patch));
        boolean waits;
        try {
            waits = access.apply(member, pending);
        } catch (RuntimeException refusal) {
            return notTaken(
                    run, state, member, patch.refused(String.valueOf(refusal.getMessage())));
        }
        if (!waits && before.isEmpty()) {
            run.keep(run.facts().without(patch));
            return wait(run, "%s does not wait any more".formatted(patch.name()));
        }
        run.keep(run.facts().with(patch.takenAt(clock.instant())));
        return wait(run, "RDS applies " + patch.name());
    }

    private StepOutcome notTaken(
            Run<GlobalFacts> run, GlobalState state, MemberState member, AskedPatch patch)
            throws Exception {
        run.keep(run.facts().with(patch));
        String said = "it did not take the call: " + patch.refusal();
        if (patch.asked().times() < TIMES) {
            return wait(run, "RDS was asked for %s, and %s".formatted(patch.name(), said));
        }
        PatchLook look = new PatchLook(patch, member, List.of(), Optional.empty());
        return refused(run, state, look, said);
    }

    private StepOutcome refused(Run<GlobalFacts> run, GlobalState state, PatchLook look, String why)
            throws Exception {
        timeline.write(run, state);
        List<Happening> told = told(state, look, look.patch().asked().first());
        return new StepOutcome.GiveUp(
                PatchReasons.refused(
                        look,
                        why,
                        told.subList(Math.max(0, told.size() - LAST_WORDS), told.size()),
                        timeline.address(run.order().upgrade())));
    }

    /// What RDS told since then of what the patch is for, in order.
    private List<Happening> told(GlobalState state, PatchLook look, Instant since) {
        return access.happenings(state.only(look.member()), since).stream()
                .filter(one -> look.member().isAbout(look.patch().resource(), one))
                .filter(one -> !one.at().isBefore(since))
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    /// What the instances that an ARN stands for say that they are.
    private List<GlobalMember> ask(
            Run<GlobalFacts> run, GlobalState state, MemberState member, String resource)
            throws Exception {
        return access.ask(run, state.only(member)).stream()
                .filter(said ->
                        member.behind(resource).stream()
                                .anyMatch(one -> one.name().equals(said.instance())))
                .toList();
    }

    /// Nothing waits any more that RDS was not asked for, unless its list lags behind.
    private StepOutcome compare(Run<GlobalFacts> run, Patches patches, List<GlobalMember> members) {
        List<String> levels = members.stream().map(GlobalMember::patchLevel).distinct().toList();
        if (levels.size() > 1) {
            Reason differ = PatchReasons.levelsDiffer(members);
            boolean mayLag =
                    run.facts().patches().stream()
                            .anyMatch(one -> !one.endedBefore(clock.instant().minus(NO_SIGN)));
            if (mayLag) {
                return wait(run, differ.sentence());
            }
            return new StepOutcome.GiveUp(differ);
        }
        String done =
                run.facts().patches().isEmpty()
                        ? "nothing was pending"
                        : run.facts().patches().stream()
                                .map(AskedPatch::name)
                                .collect(Collectors.joining(", ", "RDS has applied ", ""));
        return new StepOutcome.Done(
                "%s; every member is %s%s".formatted(done, levels, patches.afterthought()));
    }
}
