package io.greenlight.cutover.global;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What keeps the members of a Global Database from being alike, and what a person does about it.
final class MemberReasons {

    private MemberReasons() {}

    /// RDS has upgraded some members and not the others. None can be taken down: all are to have
    /// what the newest has.
    static Reason versionsDiffer(UpgradeOrder order, GlobalState state) {
        PostgresVersion wanted = state.wanted(order.path().target());
        return new Reason(
                "members-differ",
                Fault.PLATFORM,
                "%s is not %s in all regions: %s"
                        .formatted(state.global().identifier(), wanted, state.versions()),
                "aws rds describe-events in the region of those that are behind may say why. Ask"
                        + " once more: aws rds modify-global-cluster --global-cluster-identifier %s"
                                .formatted(state.global().identifier())
                        + " --engine-version %s. It is looked at again every five minutes"
                                .formatted(wanted));
    }

    /// Servers say that they are something else than RDS says.
    static Reason serversDiffer(PostgresVersion wanted, List<GlobalMember> behind) {
        return new Reason(
                "members-differ",
                Fault.PLATFORM,
                "RDS says that all members are %s, and these say that they are not: %s"
                        .formatted(wanted, named(behind, GlobalMember::version)),
                "Restart them: aws rds reboot-db-instance --db-instance-identifier <instance>"
                        + " --region <region>. They are asked again every five minutes");
    }

    /// Servers of one version have different patches.
    static Reason patchLevelsDiffer(List<GlobalMember> members) {
        return new Reason(
                "patch-levels-differ",
                Fault.PLATFORM,
                "The members have different patches: " + named(members, GlobalMember::patchLevel),
                "Wait until RDS offers the patch to those that are behind (aws rds"
                        + " describe-pending-maintenance-actions --region <region>), secondaries"
                        + " first, and apply it: aws rds apply-pending-maintenance-action"
                        + " --opt-in-type immediate");
    }

    /// An instance of a member came to harm.
    static Reason failed(MemberState member, String instance, String status) {
        return new Reason(
                "member-failed",
                Fault.PLATFORM,
                "%s of %s is %s".formatted(instance, member.name(), status),
                "aws rds describe-events --source-type db-instance --source-identifier %s"
                                .formatted(instance)
                        + " --duration 60 --region %s may say why. Repair it, or delete it and add"
                                .formatted(member.region())
                        + " another");
    }

    private static String named(List<GlobalMember> members, Function<GlobalMember, String> what) {
        return members.stream()
                .map(one ->
                        "%s of %s in %s is %s"
                                .formatted(
                                        one.instance(),
                                        one.cluster(),
                                        one.cluster().region(),
                                        what.apply(one)))
                .collect(Collectors.joining(", "));
    }
}
