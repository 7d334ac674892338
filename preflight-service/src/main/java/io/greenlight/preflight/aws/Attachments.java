package io.greenlight.preflight.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.preflight.check.Estate.Attachment;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.ActivityStreamStatus;
import software.amazon.awssdk.services.rds.model.DBCluster;

/// What hangs on a cluster, as far as its description tells. Proxies, scaling policies and
/// integrations are other services' and are not told there; readers made by a policy have its name.
final class Attachments {

    private static final String SCALED = "application-autoscaling-";

    private Attachments() {}

    static List<Attachment> of(DBCluster described, Cluster cluster) {
        List<Attachment> found = new ArrayList<>();
        if (described.masterUserSecret() != null) {
            found.add(at(cluster, "managed master password", "MasterUserSecret"));
        }
        described
                .associatedRoles()
                .forEach(role ->
                        found.add(
                                at(
                                        cluster,
                                        "role " + role.roleArn() + " for " + role.featureName(),
                                        "AssociatedRoles")));
        described
                .customEndpoints()
                .forEach(name ->
                        found.add(at(cluster, "custom endpoint " + name, "CustomEndpoints")));
        if (described.activityStreamStatus() == ActivityStreamStatus.STARTED) {
            found.add(
                    at(
                            cluster,
                            "activity stream to " + described.activityStreamKinesisStreamName(),
                            "ActivityStreamKinesisStreamName"));
        }
        if (Boolean.TRUE.equals(described.httpEndpointEnabled())) {
            found.add(at(cluster, "Data API", "HttpEndpointEnabled"));
        }
        if (cluster.instances().stream().anyMatch(one -> one.startsWith(SCALED))) {
            found.add(scaling(cluster));
        }
        return found;
    }

    private static Attachment at(Cluster cluster, String what, String field) {
        return new Attachment(
                what,
                "aws rds describe-db-clusters --region %s --db-cluster-identifier %s"
                                .formatted(cluster.ref().region(), cluster.ref())
                        + " --query 'DBClusters[0].%s'".formatted(field));
    }

    private static Attachment scaling(Cluster cluster) {
        return new Attachment(
                "scaling policy of its readers",
                "aws application-autoscaling describe-scaling-policies --region %s"
                                .formatted(cluster.ref().region())
                        + " --service-namespace rds --resource-id cluster:%s"
                                .formatted(cluster.ref()));
    }
}
