package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;

/// Parameters of a cluster are set in its parameter group, by the AWS CLI; those of other servers
/// by whoever keeps them.
final class ParameterRemedy {

    private ParameterRemedy() {}

    /// The commands that set `name=value`, or, with nothing to set, those that make what was set
    /// before come into force.
    static String of(Cluster cluster, String wish) {
        return switch (Keeper.of(cluster)) {
            case RDS -> byCli(cluster, wish);
            case RDS_UNSEEN -> PlainRemedy.inGroup(wish);
            case OWNER -> PlainRemedy.onServer(wish);
        };
    }

    private static String byCli(Cluster cluster, String wish) {
        StringBuilder commands = new StringBuilder();
        if (!wish.isEmpty()) {
            int equals = wish.indexOf('=');
            commands.append(ownGroup(cluster))
                    .append(set(cluster, wish.substring(0, equals), wish.substring(equals + 1)));
        }
        return commands.append(
                        reboot(
                                cluster,
                                cluster.writerInstance().orElse("the-writer-of-" + cluster.ref())))
                .toString();
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
