package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Maintenance;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/// Maintenance of one region through RDS's API.
final class RdsMaintenance implements Maintenance {

    private final RdsClient rds;

    RdsMaintenance(RdsClient rds) {
        this.rds = rds;
    }

    /// Two questions: of two filters RDS gives what passes both.
    @Override
    public List<Pending> pending(Cluster cluster) {
        Stream<Pending> ofCluster = pending("db-cluster-id", List.of(cluster.arn()));
        Stream<Pending> ofInstances =
                cluster.instances().isEmpty()
                        ? Stream.empty()
                        : pending("db-instance-id", cluster.instances());
        return Stream.concat(ofCluster, ofInstances).toList();
    }

    @Override
    public boolean apply(Pending action) {
        try {
            rds.applyPendingMaintenanceAction(request ->
                    request.resourceIdentifier(action.resource())
                            .applyAction(action.action())
                            .optInType("immediate"));
            return true;
        } catch (ResourceNotFoundException done) {
            return false;
        }
    }

    private Stream<Pending> pending(String key, Collection<String> names) {
        Filter filter = Filter.builder().name(key).values(names).build();
        return rds
                .describePendingMaintenanceActionsPaginator(request -> request.filters(filter))
                .pendingMaintenanceActions()
                .stream()
                .flatMap(RdsMaintenance::read);
    }

    private static Stream<Pending> read(ResourcePendingMaintenanceActions entry) {
        return entry.pendingMaintenanceActionDetails().stream()
                .map(one ->
                        new Pending(
                                entry.resourceIdentifier(),
                                one.action(),
                                Optional.ofNullable(one.description()).orElse("")));
    }
}
