package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Commands that give a member of a Global Database the parameters of its primary: one a parameter,
/// and a restart of whoever has them.
final class MemberRemedy {

    private MemberRemedy() {}

    /// For parameters of the cluster's group.
    ///
    /// @param wanted what the primary sets; what is not there is reset
    static String ofCluster(Cluster member, Map<String, String> wanted, Set<String> names) {
        String changes =
                names.stream()
                        .map(name ->
                                wanted.containsKey(name)
                                        ? ParameterRemedy.set(member, name, quoted(wanted, name))
                                        : ParameterRemedy.reset(member, name))
                        .collect(Collectors.joining());
        return ParameterRemedy.ownGroup(member) + changes + reboots(member);
    }

    /// For parameters of an instance's own group, or, if it has none yet, of one that is made.
    static String ofInstance(
            Cluster member,
            String instance,
            Estate.Group group,
            Map<String, String> wanted,
            Set<String> names) {
        String region = member.ref().region();
        String own = group.isDefault() ? instance + "-parameters" : group.name();
        String changes =
                names.stream()
                        .map(name -> change(region, own, name, wanted))
                        .collect(Collectors.joining());
        return (group.isDefault() ? newGroup(member, instance, own) : "")
                + changes
                + ParameterRemedy.reboot(member, instance);
    }

    private static String change(
            String region, String group, String name, Map<String, String> wanted) {
        return wanted.containsKey(name)
                ? """
                aws rds modify-db-parameter-group --region %s --db-parameter-group-name %s \
                --parameters ParameterName=%s,ParameterValue=%s,ApplyMethod=pending-reboot
                """
                        .formatted(region, group, name, quoted(wanted, name))
                : """
                aws rds reset-db-parameter-group --region %s --db-parameter-group-name %s \
                --parameters ParameterName=%s,ApplyMethod=pending-reboot
                """
                        .formatted(region, group, name);
    }

    private static String newGroup(Cluster member, String instance, String group) {
        return """
        aws rds create-db-parameter-group --region %1$s --db-parameter-group-name %2$s \
        --db-parameter-group-family aurora-postgresql%3$d --description "%4$s"
        aws rds modify-db-instance --region %1$s --db-instance-identifier %4$s \
        --db-parameter-group-name %2$s --apply-immediately
        """
                .formatted(member.ref().region(), group, member.version().major(), instance);
    }

    private static String quoted(Map<String, String> values, String name) {
        return ParameterRemedy.quoted(values.getOrDefault(name, ""));
    }

    private static String reboots(Cluster member) {
        return member.instances().stream()
                .map(instance -> ParameterRemedy.reboot(member, instance))
                .collect(Collectors.joining("\n"));
    }
}
