package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;

/// Upgrades of a cluster that people use: refused ones leave it as it was and say why, others bring
/// the groups that were named for them.
@Timeout(180)
class InPlaceUpgradeTest {

    private static final String FAMILY = "aurora-postgresql";

    @Test
    void whatPgUpgradeRefusesLeavesTheClusterAndALogThatNamesTheObjects() throws IOException {
        try (var bed = new TestBed(26600)) {
            create(bed, "14.24", "default.aurora-postgresql14");
            DBCluster orders = bed.cluster("orders");
            run(bed, orders, "CREATE TABLE odd (f regproc)");

            modify(bed, it -> it.engineVersion("17.11").allowMajorVersionUpgrade(true));

            assertEquals("14.24", bed.available("orders").engineVersion());
            assertEquals("14.24.0", Answers.of(bed.readers(orders), "SELECT aurora_version()"));
            assertTrue(Answers.isStandby(bed.readers(orders)));
            assertEquals(
                    "Database cluster is in a state that cannot be upgraded: pg_upgrade found"
                            + " objects that cannot be upgraded; see pg_upgrade_precheck.log among"
                            + " the instance's log files",
                    bed.messages("orders").getLast());
            assertTrue(log(bed, "tables_using_reg.txt").contains("public.odd.f"), bed::logs);
            assertTrue(log(bed, "pg_upgrade_precheck.log").contains("tables_using_reg"));

            run(bed, orders, "DROP TABLE odd");
            modify(bed, it -> it.engineVersion("17.11").allowMajorVersionUpgrade(true));

            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);
        }
    }

    @Test
    void aSlotHoldsAMajorUpgradeUpAndNamedGroupsComeWithIt() throws IOException {
        try (var bed = new TestBed(26800)) {
            makeClusterGroup(bed, "logical14", 14);
            makeClusterGroup(bed, "logical17", 17);
            makeInstanceGroup(bed, "roomy17");
            create(bed, "14.24", "logical14");
            DBCluster orders = bed.cluster("orders");
            run(bed, orders, "SELECT pg_create_logical_replication_slot('feed', 'pgoutput')");

            modify(bed, InPlaceUpgradeTest::toSeventeenWithGroups);

            assertEquals("14.24", bed.available("orders").engineVersion());
            assertEquals("logical14", bed.cluster("orders").dbClusterParameterGroup());
            String why = bed.messages("orders").getLast();
            assertTrue(why.contains("logical replication slots: feed"), why);
            run(bed, orders, "SELECT pg_drop_replication_slot('feed')");

            modify(bed, InPlaceUpgradeTest::toSeventeenWithGroups);

            assertEquals("17.11", bed.available("orders").engineVersion(), bed::logs);
            assertEquals("logical17", bed.cluster("orders").dbClusterParameterGroup());
            for (String name : List.of("orders-1", "orders-2")) {
                hasTheGroup(bed, bed.instance(name));
            }
        }
    }

    private static void hasTheGroup(TestBed bed, DBInstance instance) {
        assertEquals("roomy17", instance.dbParameterGroups().getFirst().dbParameterGroupName());
        assertEquals("in-sync", instance.dbParameterGroups().getFirst().parameterApplyStatus());
        Login login = bed.login(instance.endpoint().port());
        assertEquals("12MB", Answers.of(login, "SHOW work_mem"));
        assertEquals("logical", Answers.of(login, "SHOW wal_level"));
    }

    @Test
    void aGroupForInstancesComesWithANewMajorOnly() throws IOException {
        try (var bed = new TestBed(27000)) {
            makeInstanceGroup(bed, "roomy17");
            bed.create("orders", "17.10");

            refused(bed, it -> it.dbInstanceParameterGroupName("roomy17"));
            refused(bed, it -> it.engineVersion("17.11").dbInstanceParameterGroupName("roomy17"));

            DBCluster orders = bed.cluster("orders");
            assertEquals("available", orders.status());
            assertEquals("17.10", orders.engineVersion());
        }
    }

    private static void refused(TestBed bed, Consumer<ModifyDbClusterRequest.Builder> change) {
        var refusal = assertThrows(RdsException.class, () -> modify(bed, change));
        assertEquals("InvalidParameterCombination", refusal.awsErrorDetails().errorCode());
        assertTrue(
                refusal.awsErrorDetails().errorMessage().contains("major version upgrade only"),
                refusal::getMessage);
    }

    private static void toSeventeenWithGroups(ModifyDbClusterRequest.Builder request) {
        request.engineVersion("17.11")
                .allowMajorVersionUpgrade(true)
                .dbClusterParameterGroupName("logical17")
                .dbInstanceParameterGroupName("roomy17");
    }

    private static void modify(TestBed bed, Consumer<ModifyDbClusterRequest.Builder> change) {
        bed.rds()
                .modifyDBCluster(it -> {
                    it.dbClusterIdentifier("orders").applyImmediately(true);
                    change.accept(it);
                });
    }

    /// A cluster with a writer and a reader.
    private static void create(TestBed bed, String version, String group) {
        bed.rds()
                .createDBCluster(it ->
                        it.dbClusterIdentifier("orders")
                                .engine(FAMILY)
                                .engineVersion(version)
                                .dbClusterParameterGroupName(group)
                                .masterUsername("app_admin")
                                .masterUserPassword(TestBed.PASSWORD));
        bed.addWriter("orders");
        bed.addReader("orders", "orders-2");
    }

    private static void makeClusterGroup(TestBed bed, String name, int major) {
        bed.rds()
                .createDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName(name)
                                .dbParameterGroupFamily(FAMILY + major)
                                .description(name));
        bed.rds()
                .modifyDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName(name)
                                .parameters(parameter("rds.logical_replication", "1")));
    }

    private static void makeInstanceGroup(TestBed bed, String name) {
        bed.rds()
                .createDBParameterGroup(it ->
                        it.dbParameterGroupName(name)
                                .dbParameterGroupFamily(FAMILY + 17)
                                .description(name));
        bed.rds()
                .modifyDBParameterGroup(it ->
                        it.dbParameterGroupName(name).parameters(parameter("work_mem", "12288")));
    }

    private static Parameter parameter(String name, String value) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .applyMethod(ApplyMethod.PENDING_REBOOT)
                .build();
    }

    private static void run(TestBed bed, DBCluster cluster, String sql) {
        try (Session session = bed.login(cluster.port()).to("postgres")) {
            session.run(sql);
        }
    }

    /// The newest log file of the writer whose name begins so.
    private static String log(TestBed bed, String name) {
        String file =
                bed
                        .rds()
                        .describeDBLogFiles(
                                it -> it.dbInstanceIdentifier("orders-1").filenameContains(name))
                        .describeDBLogFiles()
                        .stream()
                        .map(DescribeDBLogFilesDetails::logFileName)
                        .max(String::compareTo)
                        .orElseThrow();
        return bed.rds()
                .downloadDBLogFilePortion(
                        it -> it.dbInstanceIdentifier("orders-1").logFileName(file).marker("0"))
                .logFileData();
    }
}
