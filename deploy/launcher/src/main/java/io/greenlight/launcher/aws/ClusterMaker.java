package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/// Makes a cluster ready for logical replication, in the calls that a person would make.
public final class ClusterMaker {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String ENGINE = "aurora-postgresql";

    private final AwsAccess aws;

    public ClusterMaker(AwsAccess aws) {
        this.aws = aws;
    }

    /// A parameter of the instances that the demo's cluster sets, and in kB how far.
    public static final String KEPT_SETTING = "work_mem";

    public static final String KEPT_VALUE = "12288";

    /// The login of the cluster's master user.
    ///
    /// @param secret the name under which Secrets Manager has it
    public record Master(String user, String password, String secret) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /// Makes it, with a parameter group of its own, and comes back when its writer answers.
    public Clusters.Seen make(String identifier, PostgresVersion version, Master master) {
        new PoolerLogins(aws).keep(master.secret(), master.user(), master.password());
        try (RdsClient rds = aws.rds()) {
            makeParameterGroup(rds, identifier, version);
            makeInstanceParameterGroup(rds, identifier, version);
            rds.createDBCluster(request ->
                    request.dbClusterIdentifier(identifier)
                            .engine(ENGINE)
                            .engineVersion(version.toString())
                            .masterUsername(master.user())
                            .masterUserPassword(master.password())
                            .dbClusterParameterGroupName(group(identifier))
                            .tags(
                                    Tag.builder()
                                            .key("aurora-maintenance-user-secret")
                                            .value(master.secret())
                                            .build()));
            rds.createDBInstance(request ->
                    request.dbInstanceIdentifier(identifier + "-1")
                            .dbClusterIdentifier(identifier)
                            .dbInstanceClass("db.r6g.large")
                            .dbParameterGroupName(instanceGroup(identifier))
                            .engine(ENGINE));
            return awaitWriter(rds, identifier);
        }
    }

    /// Deletes the cluster, and the one that an upgrade kept of it.
    public void unmake(String identifier) {
        try (RdsClient rds = aws.rds()) {
            for (String name : List.of(identifier, identifier + "-old")) {
                unmake(rds, name);
            }
        }
    }

    private void unmake(RdsClient rds, String identifier) {
        if (new Clusters(aws).find(identifier).isEmpty()) {
            return;
        }
        rds.describeDBInstancesPaginator().dbInstances().stream()
                .filter(instance -> identifier.equals(instance.dbClusterIdentifier()))
                .forEach(instance ->
                        rds.deleteDBInstance(request ->
                                request.dbInstanceIdentifier(instance.dbInstanceIdentifier())
                                        .skipFinalSnapshot(true)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                rds.deleteDBCluster(
                        request -> request.dbClusterIdentifier(identifier).skipFinalSnapshot(true));
                return;
            } catch (InvalidDbClusterStateException instancesStillGoing) {
                LockSupport.parkNanos(POLL.toNanos());
            } catch (DbClusterNotFoundException gone) {
                return;
            }
        }
        throw new IllegalStateException(
                "the cluster %s could not be deleted".formatted(identifier));
    }

    private static void makeParameterGroup(
            RdsClient rds, String identifier, PostgresVersion version) {
        rds.createDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName(group(identifier))
                        .dbParameterGroupFamily(ENGINE + version.major())
                        .description("the demo's: logical replication is on"));
        rds.modifyDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName(group(identifier))
                        .parameters(
                                Parameter.builder()
                                        .parameterName("rds.logical_replication")
                                        .parameterValue("1")
                                        .applyMethod(ApplyMethod.PENDING_REBOOT)
                                        .build()));
    }

    private static void makeInstanceParameterGroup(
            RdsClient rds, String identifier, PostgresVersion version) {
        rds.createDBParameterGroup(request ->
                request.dbParameterGroupName(instanceGroup(identifier))
                        .dbParameterGroupFamily(ENGINE + version.major())
                        .description("the demo's: something that an upgrade has to keep"));
        rds.modifyDBParameterGroup(request ->
                request.dbParameterGroupName(instanceGroup(identifier))
                        .parameters(
                                Parameter.builder()
                                        .parameterName(KEPT_SETTING)
                                        .parameterValue(KEPT_VALUE)
                                        .applyMethod(ApplyMethod.IMMEDIATE)
                                        .build()));
    }

    private Clusters.Seen awaitWriter(RdsClient rds, String identifier) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Clusters.Seen cluster = new Clusters(aws).find(identifier).orElseThrow();
            String writer =
                    rds.describeDBInstances(
                                    request -> request.dbInstanceIdentifier(identifier + "-1"))
                            .dbInstances()
                            .getFirst()
                            .dbInstanceStatus();
            if (cluster.status().equals("available") && "available".equals(writer)) {
                return cluster;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException(
                "the cluster %s was not available after %d s: see the sandbox's log"
                        .formatted(identifier, PATIENCE.toSeconds()));
    }

    private static String instanceGroup(String identifier) {
        return identifier + "-instance-parameters";
    }

    private static String group(String identifier) {
        return identifier + "-parameters";
    }
}
