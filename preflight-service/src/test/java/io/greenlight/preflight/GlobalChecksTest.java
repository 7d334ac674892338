package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Estate;
import io.greenlight.preflight.check.FleetCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Checks of what RDS says of a Global Database and its members, on an estate in memory.
class GlobalChecksTest {

    private final GlobalScene scene = new GlobalScene();

    @Test
    void aGlobalDatabaseThatIsWellGivesNothing() {
        for (FleetCheck check : GlobalScene.checks()) {
            assertEquals(
                    List.of(),
                    check.inspect(scene.premises(scene.primary, Mode.UPGRADE)),
                    check.id());
        }
    }

    @Test
    void aTagOnASecondaryNamesThePrimaryAndTheTagsGoThere() {
        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.secondary, Mode.UPGRADE));

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(
                List.of(
                        "orders-tokyo (ap-northeast-1) is a secondary of world, whose primary is"
                                + " orders (eu-central-1)"),
                finding.objects());
        assertEquals(
                """
                aws rds remove-tags-from-resource --region ap-northeast-1 --resource-name \
                arn:aws:rds:ap-northeast-1:000000000000:cluster:orders-tokyo --tag-keys UpgradeDB
                aws rds add-tags-to-resource --region eu-central-1 --resource-name \
                arn:aws:rds:eu-central-1:000000000000:cluster:orders --tags \
                Key=UpgradeDB,Value=Y Key=UpgradeDB:Strategy,Value=global-minor\
                """,
                finding.remedy());
    }

    @Test
    void aGlobalDatabaseThatIsBusyBlocks() {
        scene.estate.global = Optional.of(scene.world("upgrading"));

        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(List.of("world is upgrading"), finding.objects());
        assertTrue(finding.remedy().contains("--global-cluster-identifier world"));
        assertEquals(
                Optional.of("world is upgrading"),
                scene.premises(scene.primary, Mode.UPGRADE).busy());
    }

    @Test
    void aMemberThatIsBusyInItsRegionBlocks() {
        scene.put(GlobalScene.secondary(GlobalScene.SOURCE, "backing-up", "tokyo-parameters"));

        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(List.of("orders-tokyo (ap-northeast-1) is backing-up"), finding.objects());
        assertEquals(
                "aws rds wait db-cluster-available --region ap-northeast-1"
                        + " --db-cluster-identifier orders-tokyo",
                finding.remedy());
        assertEquals(
                Optional.of("orders-tokyo is backing-up"),
                scene.premises(scene.primary, Mode.UPGRADE).busy());
    }

    @Test
    void aMemberThatIsGoneBlocks() {
        scene.estate.members.remove(scene.secondary.ref());

        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(List.of("orders-tokyo (ap-northeast-1) is not there"), finding.objects());
    }

    @Test
    void membersOfDifferentVersionsAreEvenedOutOneByOneSecondariesFirst() {
        scene.put(GlobalScene.secondary(GlobalScene.TARGET, "available", "tokyo-parameters"));
        Finding behind =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.PATCH));
        assertEquals(
                List.of("orders (eu-central-1) has 17.10, and another member 17.11"),
                behind.objects());

        scene.put(
                GlobalScene.secondary(new PostgresVersion(17, 9), "available", "tokyo-parameters"));
        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(
                List.of("orders-tokyo (ap-northeast-1) has 17.9, and another member 17.10"),
                finding.objects());
        assertEquals(
                "aws rds modify-db-cluster --region ap-northeast-1 --db-cluster-identifier"
                        + " orders-tokyo --engine-version 17.10 --apply-immediately",
                finding.remedy());
    }

    /// RDS has no servers to upgrade there, and nobody could ask one afterwards.
    @Test
    void aMemberWithoutAnInstanceBlocks() {
        scene.put(GlobalScene.without(scene.secondary));

        Finding finding =
                GlobalScene.only("global-database", scene.premises(scene.primary, Mode.PATCH));

        assertEquals(List.of("orders-tokyo (ap-northeast-1) has no instance"), finding.objects());
        assertTrue(
                finding.remedy()
                        .startsWith(
                                "aws rds create-db-instance --region ap-northeast-1 --engine"
                                        + " aurora-postgresql --db-cluster-identifier"
                                        + " orders-tokyo"),
                finding.remedy());
    }

    @Test
    void aVersionThatOneRegionDoesNotHaveYetBlocksAndTheNewestOfAllIsNamed() {
        PostgresVersion later = new PostgresVersion(17, 12);
        PostgresVersion major = new PostgresVersion(18, 4);
        scene.offer(scene.primary, GlobalScene.TARGET, later, major);
        scene.offer(scene.secondary, later, major);

        Finding finding =
                GlobalScene.only("upgrade-path", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(
                "RDS does not offer 17.11 from 17.10 to a Global Database in ap-northeast-1; in all"
                        + " its regions it offers 17.12",
                finding.title());
        assertEquals(List.of("ap-northeast-1"), finding.objects());
        assertEquals(
                "aws rds add-tags-to-resource --region eu-central-1 --resource-name"
                        + " arn:aws:rds:eu-central-1:000000000000:cluster:orders --tags"
                        + " Key=UpgradeDB:TargetVersion,Value=17.12 Key=UpgradeDB:Run,Value=2",
                finding.remedy());
    }

    @Test
    void whatNoRegionSharesIsWaitedFor() {
        scene.offer(scene.secondary, new PostgresVersion(18, 4));

        Finding finding =
                GlobalScene.only("upgrade-path", scene.premises(scene.primary, Mode.UPGRADE));

        assertTrue(
                finding.remedy()
                        .startsWith(
                                "aws rds describe-db-engine-versions --region ap-northeast-1"
                                        + " --engine aurora-postgresql --engine-version 17.10"),
                finding.remedy());
    }

    /// A version may be sold no more, and still be patched.
    @Test
    void patchesNeedNoClassThatCanBeOrdered() {
        scene.estate.instances.add(new Estate.Instance("orders-1", "db.r4.large", List.of()));
        scene.estate.notOffered.add("db.r4.large");

        assertEquals(
                List.of(),
                GlobalScene.findings("instance-class", scene.premises(scene.primary, Mode.PATCH)));
        assertEquals(
                2,
                GlobalScene.only("instance-class", scene.premises(scene.primary, Mode.UPGRADE))
                        .objects()
                        .size());
    }

    @Test
    void patchesAreForTheVersionThatIsThere() {
        assertEquals(
                List.of(),
                GlobalScene.findings("upgrade-path", scene.premises(scene.primary, Mode.PATCH)));
    }

    @Test
    void wherePatchesAreWantedEachIsNamedBeforeAndSoIsWhatIsLeftAlone() {
        scene.estate.maintenance.add(new Estate.Maintenance("arn:x", "system-update", "patch"));
        scene.estate.maintenance.add(
                new Estate.Maintenance(
                        "arn:y", "system-update", "Upgrade to Aurora PostgreSQL 17.11"));
        scene.estate.maintenance.add(
                new Estate.Maintenance("arn:z", "ca-certificate-rotation", "rds-ca-rsa2048-g1"));
        scene.estate.members.remove(scene.secondary.ref());

        List<Finding> found =
                GlobalScene.findings(
                        "pending-maintenance", scene.premises(scene.primary, Mode.PATCH));

        assertEquals(
                List.of(
                        "patches that RDS will be asked to apply at once: 1",
                        "maintenance that is no patch and is left alone: 2"),
                found.stream().map(Finding::title).toList());
        assertEquals(List.of("arn:x: system-update (patch)"), found.getFirst().objects());
        assertEquals(
                List.of(
                        "arn:y: system-update (Upgrade to Aurora PostgreSQL 17.11)",
                        "arn:z: ca-certificate-rotation (rds-ca-rsa2048-g1)"),
                found.getLast().objects());
        assertTrue(found.stream().allMatch(one -> one.severity() == Severity.WARNING));
    }

    @Test
    void whatWaitsWarnsOfANewVersion() {
        scene.estate.maintenance.add(new Estate.Maintenance("arn:x", "system-update", "patch"));

        assertEquals(
                2,
                GlobalScene.only("pending-maintenance", scene.premises(scene.primary, Mode.UPGRADE))
                        .objects()
                        .size());
    }
}
