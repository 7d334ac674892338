package io.greenlight.sandbox.aws;

import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/// A second region of a test bed, with a secondary cluster in it.
final class Abroad implements AutoCloseable {

    static final String CLUSTER = "orders-tokyo";
    static final String INSTANCE = "tokyo-1";

    private final TestBed bed;
    private RdsClient rds;

    Abroad(TestBed bed) {
        this.bed = bed;
        this.rds = bed.client(Region.AP_NORTHEAST_1);
    }

    RdsClient rds() {
        return rds;
    }

    /// Makes the secondary of a global cluster, with one instance.
    void follow(String global) {
        rds.createDBCluster(it ->
                it.dbClusterIdentifier(CLUSTER)
                        .engine("aurora-postgresql")
                        .globalClusterIdentifier(global));
        add(INSTANCE);
    }

    void addReader() {
        add("tokyo-2");
    }

    private void add(String name) {
        rds.createDBInstance(it ->
                it.dbInstanceIdentifier(name)
                        .dbClusterIdentifier(CLUSTER)
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large"));
        TestBed.until(() -> status(name).equals("available"));
    }

    private String status(String instance) {
        return rds.describeDBInstances(it -> it.dbInstanceIdentifier(instance))
                .dbInstances()
                .getFirst()
                .dbInstanceStatus();
    }

    /// After a restart the sandbox has another port.
    void reconnect() {
        rds.close();
        rds = bed.client(Region.AP_NORTHEAST_1);
    }

    DBCluster cluster() {
        return rds.describeDBClusters(it -> it.dbClusterIdentifier(CLUSTER))
                .dbClusters()
                .getFirst();
    }

    Login login() {
        return bed.login(cluster().port());
    }

    DBCluster available() {
        TestBed.until(() -> cluster().status().equals("available"));
        return cluster();
    }

    List<String> messages() {
        return messages(SourceType.DB_CLUSTER, CLUSTER);
    }

    List<String> instanceMessages() {
        return messages(SourceType.DB_INSTANCE, INSTANCE);
    }

    private List<String> messages(SourceType type, String source) {
        return rds
                .describeEvents(it -> it.sourceType(type).sourceIdentifier(source))
                .events()
                .stream()
                .map(Event::message)
                .toList();
    }

    @Override
    public void close() {
        rds.close();
    }
}
