package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;

/// Parameters of a cluster are set in its parameter group, by the AWS CLI.
final class ParameterRemedy {

    private ParameterRemedy() {}

    /// The commands that set `name=value`, or, with nothing to set, those that make what was set
    /// before come into force.
    static String of(Cluster cluster, String wish) {
        StringBuilder commands = new StringBuilder();
        if (!wish.isEmpty()) {
            int equals = wish.indexOf('=');
            String group = group(cluster, commands);
            commands.append(
                    """
                    aws rds modify-db-cluster-parameter-group --region %s \
                    --db-cluster-parameter-group-name %s \
                    --parameters ParameterName=%s,ParameterValue=%s,ApplyMethod=pending-reboot
                    """
                            .formatted(
                                    cluster.ref().region(),
                                    group,
                                    wish.substring(0, equals),
                                    wish.substring(equals + 1)));
        }
        commands.append(
                "aws rds reboot-db-instance --region %s --db-instance-identifier %s"
                        .formatted(
                                cluster.ref().region(),
                                cluster.writerInstance().orElse("the-writer-of-" + cluster.ref())));
        return commands.toString();
    }

    /// The group to change. RDS lets nobody change a default one, so a cluster that has one gets
    /// its own first.
    private static String group(Cluster cluster, StringBuilder commands) {
        if (!cluster.parameterGroup().startsWith("default.")) {
            return cluster.parameterGroup();
        }
        String group = cluster.ref().identifier() + "-parameters";
        commands.append(
                """
                aws rds create-db-cluster-parameter-group --region %1$s \
                --db-cluster-parameter-group-name %2$s \
                --db-parameter-group-family aurora-postgresql%3$d --description "%4$s"
                aws rds modify-db-cluster --region %1$s --db-cluster-identifier %4$s \
                --db-cluster-parameter-group-name %2$s --apply-immediately
                """
                        .formatted(
                                cluster.ref().region(),
                                group,
                                cluster.version().major(),
                                cluster.ref()));
        return group;
    }
}
