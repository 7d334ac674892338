package io.greenlight.preflight.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeOrderableDbInstanceOptionsResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;
import software.amazon.awssdk.services.rds.model.OrderableDBInstanceOption;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/// RDS's API, played by hand.
final class PlayedRds implements RdsClient {

    final List<DBCluster> clusters = new ArrayList<>();
    final List<DBInstance> instances = new ArrayList<>();
    final List<String> offered = new ArrayList<>();
    final List<String> filters = new ArrayList<>();
    final List<Parameter> set = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    DescribePendingMaintenanceActionsResponse maintenance =
            DescribePendingMaintenanceActionsResponse.builder().build();
    private Optional<RdsException> refused = Optional.empty();

    void refuse(int status, String message) {
        refused =
                Optional.of(
                        (RdsException)
                                RdsException.builder().statusCode(status).message(message).build());
    }

    @Override
    public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
        refused.ifPresent(refusal -> {
            throw refusal;
        });
        return DescribeDbClustersResponse.builder().dbClusters(clusters).build();
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return DescribeDbInstancesResponse.builder().dbInstances(instances).build();
    }

    @Override
    public DescribeDbClusterParametersResponse describeDBClusterParameters(
            DescribeDbClusterParametersRequest request) {
        asked.add(request.dbClusterParameterGroupName());
        return DescribeDbClusterParametersResponse.builder().parameters(set).build();
    }

    @Override
    public DescribeDbParametersResponse describeDBParameters(DescribeDbParametersRequest request) {
        asked.add(request.dbParameterGroupName());
        return DescribeDbParametersResponse.builder().parameters(set).build();
    }

    @Override
    public DescribeOrderableDbInstanceOptionsResponse describeOrderableDBInstanceOptions(
            DescribeOrderableDbInstanceOptionsRequest request) {
        return DescribeOrderableDbInstanceOptionsResponse.builder()
                .orderableDBInstanceOptions(
                        offered.stream()
                                .filter(request.dbInstanceClass()::equals)
                                .map(one ->
                                        OrderableDBInstanceOption.builder()
                                                .dbInstanceClass(one)
                                                .build())
                                .toList())
                .build();
    }

    @Override
    public DescribePendingMaintenanceActionsResponse describePendingMaintenanceActions(
            DescribePendingMaintenanceActionsRequest request) {
        filters.add(request.filters().getFirst().name());
        return maintenance;
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
