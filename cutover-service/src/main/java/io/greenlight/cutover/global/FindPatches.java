package io.greenlight.cutover.global;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks what patches wait for the members, and whether all of them are fit to get them: once RDS
/// was asked for the first, there is no way back.
///
/// - **Again:** looks again.
/// - **Undo:** there is nothing to take back.
final class FindPatches implements Step<GlobalFacts> {

    private final GlobalAccess access;

    FindPatches(GlobalAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "find-patches";
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        GlobalState state = access.look(run);
        Optional<String> busy = state.busy();
        if (busy.isPresent()) {
            return access.home().notYet(run, busy.get());
        }
        Optional<Reason> failed = state.failed();
        if (failed.isPresent()) {
            return new StepOutcome.GiveUp(PatchReasons.brokenBefore(failed.get()));
        }
        Patches patches = Patches.of(access, state);
        List<GlobalMember> members = access.ask(run, state);
        List<String> levels = members.stream().map(GlobalMember::patchLevel).distinct().toList();
        if (patches.all().isEmpty() && levels.size() > 1) {
            return new StepOutcome.GiveUp(PatchReasons.levelsDifferBefore(members));
        }
        String found =
                patches.all().isEmpty()
                        ? "no patch waits, and every member is " + levels
                        : "%s; members are %s".formatted(names(patches), levels);
        return new StepOutcome.Done(found + patches.afterthought());
    }

    @Override
    public StepOutcome undo(Run<GlobalFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    private static String names(Patches patches) {
        return patches.all().stream()
                .map(one -> one.pending().name())
                .collect(Collectors.joining(", ", "RDS is asked for, in this order: ", ""));
    }
}
