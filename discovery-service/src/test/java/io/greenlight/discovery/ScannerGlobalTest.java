package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeDiscovered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Global Databases: the cluster `orders` of 17.5, and a secondary of it in another region.
class ScannerGlobalTest {

    private static final PostgresVersion NOW = new PostgresVersion(17, 5);
    private static final String TARGET = "UpgradeDB:TargetVersion";
    private static final String MODE = "UpgradeDB:Mode";
    private static final GlobalCluster.Member TOKYO =
            new GlobalCluster.Member(
                    new ClusterRef("ap-northeast-1", "orders-tokyo"),
                    "arn:aws:rds:ap-northeast-1:000000000000:cluster:orders-tokyo",
                    false);

    private final Scene scene = new Scene(5);

    @BeforeEach
    void aGlobalDatabaseIsTagged() {
        scene.fleet().offer("17.5", "17.9", "17.11", "18.3", "18.4");
        Cluster orders = cluster(NOW);
        scene.fleet().put(orders);
        scene.globals()
                .put(
                        new GlobalCluster(
                                "shop-global",
                                NOW,
                                "available",
                                List.of(
                                        new GlobalCluster.Member(orders.ref(), orders.arn(), true),
                                        TOKYO)));
    }

    @ParameterizedTest
    @CsvSource({"'', 17.11", "17, 17.11", "17.9, 17.9"})
    void itGetsAMinorOfItsMajor(String word, PostgresVersion target) {
        scene.tag("orders", TARGET, word);

        UpgradeDiscovered found = found();

        assertEquals("17.5 -> %s by global-minor".formatted(target), found.path().toString());
        assertEquals(Mode.UPGRADE, found.mode());
    }

    @Test
    void itIsOnlyPreparedIfItsTagSaysSo() {
        scene.tag("orders", MODE, "PREUPGRADE");

        assertEquals(Mode.PREUPGRADE, found().mode());
    }

    @ParameterizedTest
    @CsvSource({"''", "17", "17.5"})
    void patchesLeaveTheVersion(String word) {
        scene.tag("orders", MODE, "PATCH");
        scene.tag("orders", TARGET, word);

        UpgradeDiscovered found = found();

        assertEquals("17.5 -> 17.5 by global-minor", found.path().toString());
        assertEquals(Mode.PATCH, found.mode());
    }

    @Test
    void betweenTwoPrimariesItIsNotTakenForASecondary() {
        isLedBy(TOKYO);

        assertEquals(Mode.UPGRADE, found().mode());
    }

    @Test
    void patchesAreAskedForAgainByTheRun() {
        scene.tag("orders", MODE, "PATCH");
        found();
        scene.tag("orders", "UpgradeDB:Status", "upgraded");
        scene.scanner().scan();
        assertEquals(List.of(), scene.heardInWords());
        scene.tag("orders", "UpgradeDB:Run", "2");

        assertEquals(Mode.PATCH, found().mode());
    }

    @Test
    void anotherMajorIsRefusedWithBothWaysThatLeadThere() {
        scene.tag("orders", TARGET, "18");

        Reason reason = refused();

        assertEquals("major-not-of-strategy", reason.code());
        assertEquals(
                "orders would go from 17.5 to 18.4, another major; the strategy global-minor is"
                        + " for minors",
                reason.sentence());
        assertEquals(
                "aws rds remove-from-global-cluster --region ap-northeast-1"
                        + " --global-cluster-identifier shop-global --db-cluster-identifier"
                        + " arn:aws:rds:ap-northeast-1:000000000000:cluster:orders-tokyo;"
                        + " aws rds remove-from-global-cluster --region eu-central-1"
                        + " --global-cluster-identifier shop-global --db-cluster-identifier"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders;"
                        + " aws rds delete-global-cluster --region eu-central-1"
                        + " --global-cluster-identifier shop-global;"
                        + " aws rds add-tags-to-resource --region eu-central-1 --resource-name"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders"
                        + " --tags Key=UpgradeDB:Strategy,Value=in-place;"
                        + " when it is upgraded: aws rds create-global-cluster --region"
                        + " eu-central-1 --global-cluster-identifier shop-global"
                        + " --source-db-cluster-identifier"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders,"
                        + " and new secondaries. Or, all regions at once and without a way"
                        + " back: aws rds modify-global-cluster --region eu-central-1"
                        + " --global-cluster-identifier shop-global --engine-version 18.4"
                        + " --allow-major-version-upgrade",
                reason.remedy());
    }

    @Test
    void aPatchLevelIsNoTargetAndThePatchesHaveAModeOfTheirOwn() {
        scene.tag("orders", TARGET, "17.5.4");

        Reason reason = refused();

        assertEquals("patch-level-as-target", reason.code());
        assertTrue(reason.remedy().contains("Key=UpgradeDB:Mode,Value=PATCH"), reason.remedy());
        assertTrue(reason.remedy().endsWith("--tag-keys " + TARGET), reason.remedy());
    }

    @Test
    void aPatchLevelOfAnotherMinorTakesTwoTurns() {
        scene.tag("orders", TARGET, "17.11.2");

        Reason reason = refused();

        assertEquals("patch-level-as-target", reason.code());
        assertTrue(
                reason.remedy()
                        .endsWith(
                                "Value=17.11; when it has that, UpgradeDB:Mode=PATCH brings its"
                                        + " patches"),
                reason.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "UPGRADE, 17.7, target-version-not-offered",
        "UPGRADE, 16.15, target-version-not-offered",
        "UPGRADE, 19, target-version-not-offered",
        "UPGRADE, 17.5, already-at-target-version",
        "UPGRADE, newest, unclear-target-version",
        "PATCH, 17.11, version-not-of-mode",
        "PATCH, 17.5.4, version-not-of-mode",
    })
    void nonsenseIsToldWithARemedy(String mode, String target, String code) {
        scene.tag("orders", MODE, mode);
        scene.tag("orders", TARGET, target);

        Reason reason = refused();

        assertEquals(code, reason.code());
        assertTrue(reason.remedy().startsWith("aws rds "), reason.remedy());
    }

    @Test
    void withoutALaterMinorItHasNothingButPatches() {
        scene.fleet().offer("17.11", "18.4");
        scene.fleet().put(cluster(new PostgresVersion(17, 11)));

        Reason reason = refused();

        assertEquals("no-newer-version", reason.code());
        assertEquals("RDS offers orders no later minor than 17.11", reason.sentence());
    }

    @Test
    void aSecondaryNamesItsPrimary() {
        isLedBy(new GlobalCluster.Member(TOKYO.cluster(), TOKYO.arn(), true));

        Reason reason = refused();

        assertEquals("not-the-primary", reason.code());
        assertEquals(
                "orders is a secondary of the Global Database shop-global, whose primary is"
                        + " orders-tokyo in ap-northeast-1",
                reason.sentence());
        assertTrue(reason.remedy().contains("--resource-name " + TOKYO.arn()), reason.remedy());
        assertTrue(reason.remedy().endsWith("--tag-keys UpgradeDB"), reason.remedy());
    }

    @Test
    void aClusterThatIsMemberOfNothingIsLeftToPreflight() {
        scene.globals().remove("shop-global");

        assertEquals("17.5 -> 17.11 by global-minor", found().path().toString());
    }

    @ParameterizedTest
    @CsvSource({"in-place", "clone"})
    void patchesAreOfNoOtherStrategy(String strategy) {
        scene.tag("orders", MODE, "PATCH");
        scene.tag("orders", "UpgradeDB:Strategy", strategy);

        Reason reason = refused();

        assertEquals("mode-not-of-strategy", reason.code());
        assertTrue(reason.remedy().endsWith("Key=UpgradeDB:Strategy,Value=global-minor"));
    }

    /// RDS upgrades Global Databases of Aurora PostgreSQL alone as one.
    @Test
    void anotherEnginesMembersAreUpgradedByHandSecondariesFirst() {
        Cluster orders = cluster(NOW);
        scene.fleet().put(ofMySql(orders));

        Reason reason = refused();

        assertEquals("engine-not-supported", reason.code());
        assertEquals(
                "orders is of a Global Database of aurora-mysql, and RDS upgrades only those of"
                        + " aurora-postgresql as one",
                reason.sentence());
        assertEquals(
                "by hand, the secondaries first: aws rds modify-db-cluster --region ap-northeast-1"
                        + " --db-cluster-identifier orders-tokyo --engine-version VERSION"
                        + " --apply-immediately; when it is available: aws rds modify-db-cluster"
                        + " --region eu-central-1 --db-cluster-identifier orders --engine-version"
                        + " VERSION --apply-immediately; then aws rds remove-tags-from-resource"
                        + " --region eu-central-1 --resource-name"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders"
                        + " --tag-keys UpgradeDB",
                reason.remedy());
    }

    private static Cluster ofMySql(Cluster one) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                "aurora-mysql",
                Cluster.NO_POSTGRES,
                one.status(),
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }

    /// The cluster is a secondary beside that member.
    private void isLedBy(GlobalCluster.Member other) {
        Cluster orders = cluster(NOW);
        GlobalCluster.Member led = new GlobalCluster.Member(orders.ref(), orders.arn(), false);
        scene.globals()
                .put(new GlobalCluster("shop-global", NOW, "available", List.of(other, led)));
    }

    private static Cluster cluster(PostgresVersion version) {
        return FakeFleet.cluster(
                "orders", version, Tagged.tags(Map.of("UpgradeDB:Strategy", "global-minor")));
    }

    private UpgradeDiscovered found() {
        scene.scanner().scan();
        return (UpgradeDiscovered) scene.heard().getLast();
    }

    private Reason refused() {
        scene.scanner().scan();
        return ((ClusterSkipped) scene.heard().getLast()).reason();
    }
}
