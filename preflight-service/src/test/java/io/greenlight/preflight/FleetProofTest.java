package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check of what RDS says of a cluster: it is broken in memory, told of in these words,
/// repaired by the commands as they stand, and told of no more. What is to be known rather than
/// cleared stays.
@ExtendWith(ProofCounter.class)
class FleetProofTest {

    private static final String ORDERS = " --region eu-central-1 --db-cluster-identifier orders";

    private static final String TAGS =
            "aws rds add-tags-to-resource --region eu-central-1 --resource-name"
                    + " arn:aws:rds:eu-central-1:000000000000:cluster:orders --tags ";

    enum Ending {
        CLEARS,
        REMAINS
    }

    record Told(Severity severity, String object, String remedy) {}

    record FleetProof(
            String check, Way way, Consumer<FleetScene> broken, Told told, Ending ending) {

        @Override
        public String toString() {
            return check + ": " + told.object();
        }
    }

    static Stream<FleetProof> proofs() {
        return Stream.concat(OF_THE_CLUSTER.stream(), OF_INSTANCES.stream());
    }

    private static final List<FleetProof> OF_THE_CLUSTER =
            List.of(
                    blocked(
                            "upgrade-path",
                            scene -> scene.fleet.offer("14.24", "17.10"),
                            "orders",
                            TAGS + "Key=UpgradeDB:Run,Value=2"),
                    blocked(
                            "upgrade-path",
                            scene ->
                                    scene.cluster =
                                            FakeFleet.cluster("orders", FleetScene.LATER, Map.of()),
                            "orders",
                            TAGS + "Key=UpgradeDB:Run,Value=2"),
                    blocked(
                            "cluster-state",
                            scene ->
                                    scene.cluster =
                                            scene.with("backing-up", Optional.of("orders-1")),
                            "orders",
                            "aws rds wait db-cluster-available" + ORDERS),
                    blocked(
                            "cluster-state",
                            scene -> scene.cluster = scene.with("available", Optional.empty()),
                            "orders",
                            "aws rds create-db-instance"
                                    + ORDERS
                                    + " --db-instance-identifier orders-writer"
                                    + " --engine aurora-postgresql --db-instance-class"
                                    + " db.r6g.large"),
                    blocked(
                            "pending-change",
                            scene -> scene.estate.pending.add("engine version to 14.25"),
                            "engine version to 14.25",
                            "aws rds modify-db-cluster" + ORDERS + " --apply-immediately"),
                    blocked(
                            "global-database",
                            scene -> scene.estate.globalDatabase = Optional.of("world"),
                            "orders is a member of world",
                            "aws rds remove-from-global-cluster --region eu-central-1"
                                    + " --global-cluster-identifier world --db-cluster-identifier"
                                    + " arn:aws:rds:eu-central-1:000000000000:cluster:orders"),
                    blocked(
                            "write-forwarding",
                            scene -> scene.estate.writeForwarding = Optional.of("enabled"),
                            "local write forwarding of orders is enabled",
                            "aws rds modify-db-cluster"
                                    + ORDERS
                                    + " --no-enable-local-write-forwarding"),
                    blocked(
                            "old-name",
                            scene ->
                                    scene.fleet.put(
                                            FakeFleet.cluster(
                                                    "orders-old", FleetScene.SOURCE, Map.of())),
                            "orders-old",
                            "aws rds modify-db-cluster"
                                    + ORDERS
                                    + "-old --new-db-cluster-identifier orders-old-before"
                                    + " --apply-immediately"));

    private static final List<FleetProof> OF_INSTANCES =
            List.of(
                    blocked(
                            "instance-class",
                            scene -> {
                                scene.estate.instances.clear();
                                scene.estate.instances.add(
                                        new Estate.Instance("orders-1", "db.r4.large", List.of()));
                                scene.estate.notOffered.add("db.r4.large");
                            },
                            "orders-1 (db.r4.large)",
                            "aws rds describe-orderable-db-instance-options --region eu-central-1"
                                    + " --engine aurora-postgresql --engine-version 17.11"
                                    + " --query 'OrderableDBInstanceOptions[].DBInstanceClass'\n"
                                    + "aws rds modify-db-instance --region eu-central-1"
                                    + " --db-instance-identifier orders-1"
                                    + " --db-instance-class \"$ONE_OF_THEM\" --apply-immediately"),
                    new FleetProof(
                            "pending-change",
                            Way.DMS,
                            scene ->
                                    scene.estate.instances.add(
                                            new Estate.Instance(
                                                    "orders-2",
                                                    "db.r6g.large",
                                                    List.of("pending-reboot"))),
                            new Told(
                                    Severity.WARNING,
                                    "orders-2 (pending-reboot)",
                                    "aws rds reboot-db-instance --region eu-central-1"
                                            + " --db-instance-identifier orders-2"),
                            Ending.CLEARS),
                    new FleetProof(
                            "pending-maintenance",
                            Way.IN_PLACE,
                            scene ->
                                    scene.estate.maintenance.add(
                                            new Estate.Maintenance(
                                                    "arn:x", "system-update", "new kernel")),
                            new Told(
                                    Severity.WARNING,
                                    "arn:x: system-update (new kernel)",
                                    "aws rds apply-pending-maintenance-action --region eu-central-1"
                                            + " --resource-identifier arn:x --apply-action"
                                            + " system-update --opt-in-type immediate"),
                            Ending.CLEARS),
                    new FleetProof(
                            "global-database",
                            Way.GLOBAL_MINOR,
                            scene -> scene.estate.global = Optional.empty(),
                            new Told(
                                    Severity.BLOCKED,
                                    "orders is no member of a Global Database",
                                    TAGS + "Key=UpgradeDB:Strategy,Value=in-place"),
                            Ending.CLEARS),
                    new FleetProof(
                            "clone-room",
                            Way.CLONE,
                            scene -> scene.estate.sharers = 16,
                            new Told(
                                    Severity.WARNING,
                                    "16 clusters share the volume of orders",
                                    "aws rds describe-db-clusters --region eu-central-1 --query"
                                            + " 'DBClusters[].[CloneGroupId,DBClusterIdentifier]'"
                                            + " --output text | sort"),
                            Ending.REMAINS),
                    new FleetProof(
                            "attachment",
                            Way.LOGICAL,
                            scene ->
                                    scene.estate.attachments.add(
                                            new Estate.Attachment(
                                                    "custom endpoint reports",
                                                    "aws rds describe-db-clusters")),
                            new Told(
                                    Severity.WARNING,
                                    "custom endpoint reports",
                                    "aws rds describe-db-clusters"),
                            Ending.REMAINS));

    private static FleetProof blocked(
            String check, Consumer<FleetScene> broken, String object, String remedy) {
        Told told = new Told(Severity.BLOCKED, object, remedy);
        return new FleetProof(check, Way.CLONE, broken, told, Ending.CLEARS);
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void whatIsBrokenIsToldAndTheCommandsRepairIt(FleetProof proof) {
        FleetScene scene = new FleetScene(proof.way());
        proof.broken().accept(scene);

        List<Finding> found = scene.findings(proof.check());

        assertEquals(List.of(proof.told()), told(found));
        found.forEach(one -> one.remedy().lines().forEach(scene::run));
        assertEquals(
                proof.ending() == Ending.CLEARS ? List.of() : List.of(proof.told()),
                told(scene.findings(proof.check())));
    }

    private static List<Told> told(List<Finding> found) {
        return found.stream()
                .map(one ->
                        new Told(one.severity(), String.join("\n", one.objects()), one.remedy()))
                .toList();
    }

    /// The members of a Global Database are compared in MemberParameterCheckTest.
    @Test
    void everyCheckOfWhatRdsSaysIsProved() {
        Set<String> proved =
                Stream.concat(proofs().map(FleetProof::check), Stream.of("member-parameters"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Catalog.of(Duration.ofMinutes(5)).stream()
                        .filter(FleetCheck.class::isInstance)
                        .map(one -> one.id())
                        .collect(Collectors.toCollection(TreeSet::new)),
                proved);
    }
}
