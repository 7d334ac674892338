package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import java.util.List;
import java.util.stream.Collectors;

/// Parameters of a cluster are set in its parameter group, by the AWS CLI; those of other servers
/// by whoever keeps them.
final class ParameterRemedy {

    private ParameterRemedy() {}

    /// What sets each `name=value`, sets each name that stands alone back to its default, and
    /// brings that, or what was set before, into force.
    ///
    /// @param wishes an empty one has nothing to set
    static String of(Cluster cluster, List<String> wishes) {
        List<String> some = wishes.stream().filter(wish -> !wish.isEmpty()).toList();
        return switch (Keeper.of(cluster)) {
            case RDS -> byCli(cluster, some);
            case RDS_UNSEEN -> PlainRemedy.inGroup(some);
            case OWNER -> PlainRemedy.onServer(some);
        };
    }

    private static String byCli(Cluster cluster, List<String> wishes) {
        String changes =
                wishes.stream().map(wish -> change(cluster, wish)).collect(Collectors.joining());
        return (wishes.isEmpty() ? "" : ownGroup(cluster))
                + changes
                + reboot(
                        cluster, cluster.writerInstance().orElse("the-writer-of-" + cluster.ref()));
    }

    private static String change(Cluster cluster, String wish) {
        int equals = wish.indexOf('=');
        return equals < 0
                ? reset(cluster, wish)
                : set(cluster, wish.substring(0, equals), wish.substring(equals + 1));
    }

    /// The commands that give the cluster a group of its own, if it has none: RDS lets nobody
    /// change a default one.
    static String ownGroup(Cluster cluster) {
        return cluster.parameterGroup().equals(group(cluster))
                ? ""
                : """
                aws rds create-db-cluster-parameter-group --region %1$s \
                --db-cluster-parameter-group-name %2$s \
                --db-parameter-group-family aurora-postgresql%3$d --description "%4$s"
                aws rds modify-db-cluster --region %1$s --db-cluster-identifier %4$s \
                --db-cluster-parameter-group-name %2$s --apply-immediately
                """
                        .formatted(
                                cluster.ref().region(),
                                group(cluster),
                                cluster.version().major(),
                                cluster.ref());
    }

    /// The command that sets one parameter in the cluster's own group, for its next reboot.
    ///
    /// @param value as a shell and the AWS CLI are to read it
    static String set(Cluster cluster, String name, String value) {
        return """
        aws rds modify-db-cluster-parameter-group --region %s \
        --db-cluster-parameter-group-name %s \
        --parameters ParameterName=%s,ParameterValue=%s,ApplyMethod=pending-reboot
        """
                .formatted(cluster.ref().region(), group(cluster), name, value);
    }

    /// The command that sets one parameter of the cluster's own group back to its default.
    static String reset(Cluster cluster, String name) {
        return """
        aws rds reset-db-cluster-parameter-group --region %s \
        --db-cluster-parameter-group-name %s \
        --parameters ParameterName=%s,ApplyMethod=pending-reboot
        """
                .formatted(cluster.ref().region(), group(cluster), name);
    }

    /// The command by which an instance gets what waits for its reboot.
    static String reboot(Cluster cluster, String instance) {
        return "aws rds reboot-db-instance --region %s --db-instance-identifier %s"
                .formatted(cluster.ref().region(), instance);
    }

    /// The value in quotes for the AWS CLI, inside of quotes for a shell, if it needs them.
    static String quoted(String value) {
        if (value.matches("[A-Za-z0-9_.:/@%+-]+")) {
            return value;
        }
        String forCli = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return "'\"%s\"'".formatted(forCli.replace("'", "'\\''"));
    }

    private static String group(Cluster cluster) {
        return cluster.parameterGroup().startsWith("default.")
                ? cluster.ref().identifier() + "-parameters"
                : cluster.parameterGroup();
    }
}
