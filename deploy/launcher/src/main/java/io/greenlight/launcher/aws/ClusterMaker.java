package io.greenlight.launcher.aws;

import io.greenlight.contracts.PostgresVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/// Makes clusters that are ready for any strategy, in the calls that a person would make, and
/// deletes them with all that came of them.
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

    /// Makes it, with parameter groups of its own, and comes back when all its instances answer.
    ///
    /// @param readers how many it has beside its writer
    public Clusters.Seen make(
            String identifier, PostgresVersion version, Master master, int readers) {
        return make(identifier, version, master, readers, Map.of());
    }

    /// The same, with more in its parameter group.
    public Clusters.Seen make(
            String identifier,
            PostgresVersion version,
            Master master,
            int readers,
            Map<String, String> settings) {
        new PoolerLogins(aws).keep(master.secret(), master.user(), master.password());
        try (RdsClient rds = aws.rds()) {
            makeParameterGroup(rds, identifier, version);
            settings.forEach((name, value) -> set(rds, identifier, name, value));
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
            add(rds, identifier, 1);
            awaitAll(identifier);
            for (int reader = 1; reader <= readers; reader++) {
                add(rds, identifier, 1 + reader);
            }
            return awaitAll(identifier);
        }
    }

    /// Makes a secondary of a Global Database in this region, with parameter groups of its own, and
    /// comes back when all its instances answer. Its group asks for fewer WAL senders than its
    /// primary has, which no standby can have: RDS says then what it gives it instead.
    void follow(String global, String identifier, PostgresVersion version, int instances) {
        try (RdsClient rds = aws.rds()) {
            makeParameterGroup(rds, identifier, version);
            set(rds, identifier, "max_wal_senders", "10");
            makeInstanceParameterGroup(rds, identifier, version);
            rds.createDBCluster(request ->
                    request.dbClusterIdentifier(identifier)
                            .engine(ENGINE)
                            .engineVersion(version.toString())
                            .globalClusterIdentifier(global)
                            .dbClusterParameterGroupName(group(identifier)));
            for (int number = 1; number <= instances; number++) {
                add(rds, identifier, number);
                awaitAll(identifier);
            }
        }
    }

    private static void add(RdsClient rds, String identifier, int number) {
        rds.createDBInstance(request ->
                request.dbInstanceIdentifier("%s-%d".formatted(identifier, number))
                        .dbClusterIdentifier(identifier)
                        .dbInstanceClass("db.r6g.large")
                        .dbParameterGroupName(instanceGroup(identifier))
                        .engine(ENGINE));
    }

    /// Deletes the cluster, and those that an upgrade made or kept of it.
    public void unmake(String identifier) {
        try (RdsClient rds = aws.rds()) {
            new Clusters(aws)
                    .all().stream()
                            .map(Clusters.Seen::identifier)
                            .filter(name ->
                                    name.equals(identifier) || name.startsWith(identifier + "-"))
                            .forEach(name -> unmake(rds, name));
        }
    }

    /// Readers first, so that nobody hands over to one that is to go.
    private void unmake(RdsClient rds, String identifier) {
        new Clusters(aws)
                .members(identifier).stream()
                        .filter(member -> !member.status().equals("deleting"))
                        .forEach(member ->
                                rds.deleteDBInstance(request ->
                                        request.dbInstanceIdentifier(member.name())
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
        set(rds, identifier, "rds.logical_replication", "1");
    }

    private static void set(RdsClient rds, String identifier, String parameter, String value) {
        rds.modifyDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName(group(identifier))
                        .parameters(
                                Parameter.builder()
                                        .parameterName(parameter)
                                        .parameterValue(value)
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

    private Clusters.Seen awaitAll(String identifier) {
        Clusters clusters = new Clusters(aws);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Clusters.Seen cluster = clusters.find(identifier).orElseThrow();
            boolean allAnswer =
                    clusters.members(identifier).stream()
                            .allMatch(member -> member.status().equals("available"));
            if (cluster.status().equals("available") && allAnswer) {
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
