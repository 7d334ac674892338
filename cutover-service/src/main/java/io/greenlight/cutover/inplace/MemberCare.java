package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings members that have the new version to their parameters. RDS gives one group to all of
/// them; each gets the one that was made of its own, and is restarted for what waits in it.
///
/// One that does not come to it after two tries is left as it is, and told: clients are on it.
final class MemberCare {

    private final Access access;

    MemberCare(Access access) {
        this.access = access;
    }

    /// Asks for what is missing; empty if nothing is waited for any more.
    Optional<StepOutcome> goOn(Run<InPlaceFacts> run) {
        List<Instance> members =
                access.members(run).stream().filter(member -> !member.isBroken()).toList();
        Optional<Instance> busy =
                members.stream().filter(member -> !member.isAvailable()).findFirst();
        if (busy.isPresent()) {
            return waiting(run, "%s is %s".formatted(busy.get().name(), busy.get().status()));
        }
        List<String> given = new ArrayList<>();
        for (Instance member : members) {
            Optional<String> group = run.facts().foundCluster().groupToGive(member);
            if (group.isPresent() && run.facts().care().mayRegroup(member.name())) {
                run.keep(run.facts().with(run.facts().care().regrouping(member.name())));
                access.give(member, group.get());
                given.add(member.name());
            }
        }
        if (!given.isEmpty()) {
            return waiting(run, "%s get parameter groups of their own".formatted(given));
        }
        Optional<Instance> restarting =
                members.stream().filter(member -> isToReboot(run, member)).findFirst();
        restarting.ifPresent(member -> {
            run.keep(run.facts().with(run.facts().care().rebooting(member.name())));
            access.reboot(member);
        });
        return restarting.flatMap(
                member -> waiting(run, "%s restarts for its parameters".formatted(member.name())));
    }

    /// What is left to a person; empty if nothing is.
    String left(Run<InPlaceFacts> run) {
        List<Instance> members = access.members(run);
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

    private static boolean isToReboot(Run<InPlaceFacts> run, Instance member) {
        Care care = run.facts().care();
        boolean isNew =
                care.hasNewGroup(member.name())
                        && run.facts().foundCluster().groupToGive(member).isEmpty();
        return (member.rebootPending() || isNew) && care.mayReboot(member.name());
    }

    private Optional<StepOutcome> waiting(Run<InPlaceFacts> run, String waitingFor) {
        return Optional.of(access.clientsWait(run, waitingFor));
    }
}
