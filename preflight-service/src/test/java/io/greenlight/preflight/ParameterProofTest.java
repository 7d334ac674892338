package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check of what a server is started with: one that has all of it wrong is told of each, and
/// one that has what the remedies say is told of nothing.
@ExtendWith(ProofCounter.class)
class ParameterProofTest {

    static final Set<String> CHECKS =
            Set.of(
                    "known-bad-minor",
                    "lock-table",
                    "logical-replication",
                    "md5-password",
                    "preload-library",
                    "replication-capacity",
                    "tls-version",
                    "wal-keep-limit");

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void aServerThatIsSetAsTheRemediesSayIsToldOfNothing(int major) {
        Map<String, String> settings = new HashMap<>(wrong(major));
        try (RealServer server = RealServer.fresh(major, settings)) {
            Bench bench = crowded(server);

            Map<String, List<Finding>> told =
                    CHECKS.stream().collect(Collectors.toMap(one -> one, one -> told(bench, one)));

            assertEquals(expected(major), words(told));
            assertEquals(
                    reboot(major),
                    told.getOrDefault("logical-replication", List.of()).getFirst().remedy());
            String several =
                    told.getOrDefault("replication-capacity", List.of()).getFirst().remedy();
            assertEquals(2, several.split("aws rds create-db-cluster-parameter-group", -1).length);
            assertEquals(2, several.split("aws rds reboot-db-instance", -1).length);
            assertEquals(
                    List.of(), bench.findings("known-bad-minor", bench.to(Way.IN_PLACE, 17, 6)));
            told.values()
                    .forEach(all ->
                            all.forEach(
                                    one -> settings.putAll(new Remedy(one.remedy()).parameters())));
        }
        try (RealServer server = RealServer.fresh(major, settings)) {
            Bench bench = crowded(server);

            CHECKS.forEach(check -> assertEquals(List.of(), told(bench, check), check));
        }
    }

    @ParameterizedTest
    @MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
    void whatIsSetAndWaitsForItsRebootNeedsNothingElse(int major) {
        Map<String, String> settings =
                Map.of("wal_level", "replica", "rds.logical_replication", "1");
        try (RealServer server = RealServer.fresh(major, settings)) {
            Finding finding =
                    new Bench(server, server.maintenance()).finding("logical-replication");

            assertEquals(List.of("wal_level = replica, waiting for a reboot"), finding.objects());
            assertEquals(
                    "aws rds reboot-db-instance --region eu-central-1"
                            + " --db-instance-identifier orders-1",
                    finding.remedy());
        }
    }

    private static Map<String, String> wrong(int major) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "max_connections", "12",
                                "max_prepared_transactions", "0",
                                "max_locks_per_transaction", "10",
                                "wal_level", "replica",
                                "max_replication_slots", "1",
                                "max_wal_senders", "1",
                                "max_logical_replication_workers", "0",
                                "max_slot_wal_keep_size", "1GB",
                                "shared_preload_libraries", "auto_explain,test_decoding"));
        settings.put("ssl_min_protocol_version", "TLSv1.1");
        settings.put("password_encryption", "md5");
        if (major >= 18) {
            settings.put("idle_replication_slot_timeout", "5min");
        }
        return settings;
    }

    /// With more tables than there is room for locks.
    private static Bench crowded(RealServer server) {
        Bench bench = new Bench(server, server.maintenance());
        bench.run(
                """
                DO $$ BEGIN
                  FOR i IN 1..110 LOOP
                    EXECUTE 'CREATE TABLE t' || i || ' (a int PRIMARY KEY)';
                    COMMIT;
                  END LOOP;
                END $$
                """);
        return bench;
    }

    private static List<Finding> told(Bench bench, String check) {
        int major = bench.major();
        return bench.findings(
                check,
                switch (check) {
                    case "tls-version" -> bench.to(Way.GLOBAL_MINOR, major, 99);
                    case "known-bad-minor" -> bench.to(Way.IN_PLACE, 17, 5);
                    case "md5-password" -> bench.to(Way.CLONE, Math.max(18, major + 1), 6);
                    default -> bench.by(Way.CLONE);
                });
    }

    private static Map<String, List<String>> expected(int major) {
        Map<String, List<String>> expected =
                new HashMap<>(
                        Map.of(
                                "lock-table",
                                List.of("WARNING", "110 tables, room for 120 locks"),
                                "logical-replication",
                                List.of("BLOCKED", "wal_level = replica"),
                                "md5-password",
                                List.of("WARNING", "password_encryption = md5"),
                                "preload-library",
                                List.of("WARNING", "test_decoding"),
                                "replication-capacity",
                                List.of(
                                        "BLOCKED",
                                        "max_logical_replication_workers = 0, 0 of them taken, 1"
                                                + " more needed",
                                        "max_replication_slots = 1, 0 of them taken, 2 more needed",
                                        "max_wal_senders = 1, 0 of them taken, 2 more needed"),
                                "tls-version",
                                List.of("WARNING", "ssl_min_protocol_version = TLSv1.1")));
        expected.putAll(expectedOfThisMajor(major));
        return expected;
    }

    private static Map<String, List<String>> expectedOfThisMajor(int major) {
        Map<String, List<String>> expected = new HashMap<>();
        String size = "max_slot_wal_keep_size = 1024MB";
        expected.put(
                "wal-keep-limit",
                major < 18
                        ? List.of("WARNING", size)
                        : List.of("WARNING", "idle_replication_slot_timeout = 300s", size));
        expected.put(
                "known-bad-minor",
                major < 17
                        ? List.of(
                                "BLOCKED",
                                "17.0 to 17.5 do not start in pg_upgrade where"
                                        + " max_slot_wal_keep_size is set"
                                        + " (max_slot_wal_keep_size = 1024MB)")
                        : List.of());
        if (major >= 18) {
            expected.put("md5-password", List.of());
        }
        return expected;
    }

    private static Map<String, List<String>> words(Map<String, List<Finding>> told) {
        return told.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        one.getValue().stream()
                                                .flatMap(finding ->
                                                        Stream.concat(
                                                                Stream.of(
                                                                        finding.severity().name()),
                                                                finding.objects().stream()))
                                                .toList()));
    }

    private static String reboot(int major) {
        return """
        aws rds create-db-cluster-parameter-group --region eu-central-1\
         --db-cluster-parameter-group-name orders-parameters\
         --db-parameter-group-family aurora-postgresql%d --description "orders"
        aws rds modify-db-cluster --region eu-central-1 --db-cluster-identifier orders\
         --db-cluster-parameter-group-name orders-parameters --apply-immediately
        aws rds modify-db-cluster-parameter-group --region eu-central-1\
         --db-cluster-parameter-group-name orders-parameters\
         --parameters ParameterName=rds.logical_replication,ParameterValue=1,\
        ApplyMethod=pending-reboot
        aws rds reboot-db-instance --region eu-central-1 --db-instance-identifier orders-1\
        """
                .formatted(major);
    }
}
