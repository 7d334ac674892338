package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings members that have the new version to their parameters. RDS gives one group to all of
/// them; each gets the one that was made of its own, and is restarted for what waits in it.
///
/// One that does not come to it after two tries is left as it is, and told: clients are on it.
final class MemberCare {

    private final Access access;
    private final Clock clock;

    MemberCare(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /// Asks for what members of that role lack; empty if nothing is waited for any more.
    Optional<StepOutcome> goOn(Run<InPlaceFacts> run, Instance.Role role) {
        List<Instance> members =
                access.members(run).stream()
                        .filter(member -> member.role() == role && !member.isBroken())
                        .toList();
        Optional<Instance> busy =
                members.stream().filter(member -> !member.isAvailable()).findFirst();
        if (busy.isPresent()) {
            return waiting(run, "%s is %s".formatted(busy.get().name(), busy.get().status()));
        }
        members.stream().filter(member -> lacksGroup(run, member)).forEach(it -> regroup(run, it));
        Optional<Instance> changing =
                members.stream()
                        .filter(member -> lacksGroup(run, member))
                        .filter(member -> isAwaited(run, Care.Kind.REGROUP, member))
                        .findFirst();
        if (changing.isPresent()) {
            return waiting(
                    run, "%s gets a parameter group of its own".formatted(changing.get().name()));
        }
        members.stream()
                .filter(member -> isToReboot(run, member))
                .findFirst()
                .ifPresent(member -> reboot(run, member));
        return members.stream()
                .filter(member -> isRestarting(run, member))
                .findFirst()
                .flatMap(member ->
                        waiting(run, "%s restarts for its parameters".formatted(member.name())));
    }

    /// What is left to a person of members of that role; empty if nothing is.
    String left(Run<InPlaceFacts> run, Instance.Role role) {
        List<Instance> members =
                access.members(run).stream().filter(member -> member.role() == role).toList();
        List<String> pending =
                members.stream().filter(Instance::rebootPending).map(Instance::name).toList();
        List<String> strangers =
                members.stream()
                        .flatMap(member ->
                                run.facts().foundCluster().groupToGive(member).stream()
                                        .map(group ->
                                                "%s has not got the parameter group %s"
                                                        .formatted(member.name(), group)))
                        .toList();
        List<String> left = new ArrayList<>(strangers);
        if (!pending.isEmpty()) {
            left.add("parameters of %s wait for a restart".formatted(pending));
        }
        return String.join("; ", left);
    }

    private void regroup(Run<InPlaceFacts> run, Instance member) {
        if (run.facts().care().mayAsk(Care.Kind.REGROUP, member.name(), clock.instant())) {
            note(run, Care.Kind.REGROUP, member);
            access.give(member, run.facts().foundCluster().groupToGive(member).orElseThrow());
        }
    }

    private void reboot(Run<InPlaceFacts> run, Instance member) {
        if (run.facts().care().mayAsk(Care.Kind.REBOOT, member.name(), clock.instant())) {
            note(run, Care.Kind.REBOOT, member);
            access.reboot(member);
        }
    }

    private void note(Run<InPlaceFacts> run, Care.Kind kind, Instance member) {
        Care asked = run.facts().care().asking(kind, member.name(), clock.instant());
        run.keep(run.facts().with(asked));
    }

    private boolean isAwaited(Run<InPlaceFacts> run, Care.Kind kind, Instance member) {
        return run.facts().care().isAwaited(kind, member.name(), clock.instant());
    }

    private boolean isRestarting(Run<InPlaceFacts> run, Instance member) {
        return (member.rebootPending() && isAwaited(run, Care.Kind.REBOOT, member))
                || run.facts().care().setsOut(member.name(), clock.instant());
    }

    private static boolean lacksGroup(Run<InPlaceFacts> run, Instance member) {
        return run.facts().foundCluster().groupToGive(member).isPresent();
    }

    private static boolean isToReboot(Run<InPlaceFacts> run, Instance member) {
        return member.rebootPending()
                || (run.facts().care().hasNewGroup(member.name()) && !lacksGroup(run, member));
    }

    private Optional<StepOutcome> waiting(Run<InPlaceFacts> run, String waitingFor) {
        return Optional.of(access.clientsWait(run, waitingFor));
    }
}
