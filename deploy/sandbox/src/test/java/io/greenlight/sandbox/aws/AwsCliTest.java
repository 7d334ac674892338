package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The life of a cluster as somebody with the AWS CLI leads it, from its parameter group to the
/// answer that it is gone.
@Timeout(600)
class AwsCliTest {

    private final TestBed bed = new TestBed(20200);
    private final AwsCli rds = new AwsCli(bed.port());

    AwsCliTest() throws IOException {}

    @BeforeAll
    static void install() {
        AwsCli.install();
    }

    @AfterEach
    void close() throws IOException {
        bed.close();
    }

    @Test
    void anUnmodifiedCliLeadsAClusterThroughItsWholeLife() {
        makeParameterGroup();
        makeOrders();
        // Both waiters find it in the making, and look again after 30 seconds.
        CompletableFuture<JsonNode> cluster =
                rds.begin("wait db-cluster-available --db-cluster-identifier orders");
        CompletableFuture<JsonNode> instance =
                rds.begin("wait db-instance-available --db-instance-identifier orders-1");
        rds.available("orders");
        int port = write();
        tag();
        askForVersions();
        readInPages();
        beRefused();
        CompletableFuture.allOf(cluster, instance).join();

        cloneOrders();
        listInPages();
        upgradeClone();
        swapNames(port);
        readEvents();
        delete();
    }

    private void makeParameterGroup() {
        JsonNode made =
                rds.ask(
                        """
                        create-db-cluster-parameter-group
                        --db-cluster-parameter-group-name logical14
                        --db-parameter-group-family aurora-postgresql14 --description logical
                        """);
        assertEquals(
                "arn:aws:rds:eu-central-1:000000000000:cluster-pg:logical14",
                made.at("/DBClusterParameterGroup/DBClusterParameterGroupArn").asText());
        JsonNode changed =
                rds.ask(
                        """
                        modify-db-cluster-parameter-group
                        --db-cluster-parameter-group-name logical14 --parameters
                        ParameterName=rds.logical_replication,ParameterValue=1,\
                        ApplyMethod=pending-reboot
                        """);
        assertEquals("logical14", changed.at("/DBClusterParameterGroupName").asText());
    }

    private void makeOrders() {
        JsonNode made =
                rds.ask(
                        """
                        create-db-cluster --db-cluster-identifier orders
                        --engine aurora-postgresql --engine-version 14.24
                        --master-username app_admin --master-user-password %s
                        --db-cluster-parameter-group-name logical14 --deletion-protection
                        --tags Key=team,Value=shop
                        """
                                .formatted(TestBed.PASSWORD));
        assertEquals("creating", made.at("/DBCluster/Status").asText());
        assertEquals("14.24", made.at("/DBCluster/EngineVersion").asText());
        rds.addWriter("orders");
    }

    private int write() {
        JsonNode described =
                rds.ask(
                        """
                        describe-db-clusters --filters Name=db-cluster-id,Values=orders
                        --query
                        DBClusters[].[DBClusterIdentifier,Status,EngineVersion,Endpoint,Port]
                        """);
        int port = described.at("/0/4").asInt();
        assertEquals(
                AwsCli.read(
                        "[[\"orders\",\"available\",\"14.24\",\"localhost\",%d]]".formatted(port)),
                described);
        try (Session session = bed.login(port).to("postgres")) {
            assertEquals("logical", session.ask("SHOW wal_level"));
            session.run("CREATE TABLE t (id bigint PRIMARY KEY)");
            session.run("INSERT INTO t VALUES (42)");
        }
        return port;
    }

    private void tag() {
        String arn = "--resource-name arn:aws:rds:eu-central-1:000000000000:cluster:orders ";
        rds.ask("add-tags-to-resource " + arn + "--tags Key=UpgradeDB,Value=Y Key=n,Value=");
        assertEquals(
                AwsCli.read("[[\"team\",\"shop\"],[\"UpgradeDB\",\"Y\"],[\"n\",\"\"]]"),
                rds.ask("list-tags-for-resource " + arn + "--query TagList[].[Key,Value]"));
        rds.ask("remove-tags-from-resource " + arn + "--tag-keys team n");
        assertEquals(
                AwsCli.read("[[{\"Key\":\"UpgradeDB\",\"Value\":\"Y\"}]]"),
                rds.ask("describe-db-clusters --query DBClusters[].TagList"));
    }

    private void askForVersions() {
        String majors = "DBEngineVersions[].ValidUpgradeTarget[?IsMajorVersionUpgrade][]";
        JsonNode targets =
                rds.ask(
                        "describe-db-engine-versions --engine aurora-postgresql"
                                + " --engine-version 14.24 --query "
                                + majors
                                + ".EngineVersion");
        assertTrue(AwsCli.texts(targets).contains("17.11"), targets::toString);
    }

    private void readInPages() {
        String call =
                "describe-db-cluster-parameters --db-cluster-parameter-group-name logical14"
                        + " --query Parameters[].ParameterName";
        List<String> all = AwsCli.texts(rds.ask(call));
        assertTrue(all.size() > 100 && all.contains("rds.logical_replication"), all::toString);
        assertEquals(all, AwsCli.texts(rds.ask(call + " --page-size 20")));
    }

    private void beRefused() {
        rds.refused("DBClusterNotFoundFault", "describe-db-clusters --db-cluster-identifier no");
        rds.refused("DBInstanceNotFound", "describe-db-instances --db-instance-identifier no");
        rds.refused(
                "DBClusterAlreadyExistsFault",
                """
                create-db-cluster --db-cluster-identifier orders --engine aurora-postgresql
                --master-username app_admin --master-user-password correct-horse
                """);
        rds.refused(
                "DBClusterNotFoundFault",
                """
                restore-db-cluster-to-point-in-time --source-db-cluster-identifier no
                --db-cluster-identifier clone --restore-type copy-on-write
                --use-latest-restorable-time
                """);
        String orders = " --db-cluster-identifier orders ";
        String change = "modify-db-cluster --apply-immediately" + orders;
        rds.refused("InvalidParameterCombination", change + "--engine-version 17.11");
        rds.refused(
                "DBClusterParameterGroupNotFound", change + "--db-cluster-parameter-group-name no");
        rds.refused("InvalidParameterCombination", "delete-db-cluster" + orders);
    }

    private void cloneOrders() {
        JsonNode made =
                rds.ask(
                        """
                        restore-db-cluster-to-point-in-time --restore-type copy-on-write
                        --use-latest-restorable-time --source-db-cluster-identifier orders
                        --db-cluster-identifier orders-green --tags Key=run,Value=1
                        """);
        assertEquals("creating", made.at("/DBCluster/Status").asText());
        assertFalse(made.at("/DBCluster/DeletionProtection").asBoolean(true));
        rds.addWriter("orders-green");
        rds.available("orders-green");
        try (Session session = bed.login(rds.port("orders-green")).to("postgres")) {
            assertEquals("42", session.ask("SELECT id FROM t"));
            session.run("INSERT INTO t VALUES (43)");
        }
    }

    private void listInPages() {
        JsonNode first = rds.ask("describe-db-clusters --max-items 1");
        assertEquals(List.of("orders"), identifiers(first));
        String token = first.path("NextToken").asText();
        JsonNode second = rds.ask("describe-db-clusters --max-items 1 --starting-token " + token);
        assertEquals(List.of("orders-green"), identifiers(second));
        assertTrue(second.path("NextToken").isMissingNode());
    }

    private void upgradeClone() {
        JsonNode begun =
                rds.ask(
                        """
                        modify-db-cluster --db-cluster-identifier orders-green
                        --engine-version 17.11 --allow-major-version-upgrade --apply-immediately
                        """);
        assertEquals("upgrading", begun.at("/DBCluster/Status").asText());
        rds.available("orders-green");
        rds.ask("wait db-cluster-available --db-cluster-identifier orders-green");
        assertEquals("17.11", version(rds.port("orders-green")), bed::logs);
    }

    private void swapNames(int port) {
        rename("orders", "orders-old");
        rds.refused(
                "DBClusterNotFoundFault", "describe-db-clusters --db-cluster-identifier orders");
        rename("orders-green", "orders");
        assertEquals(port, rds.port("orders"));
        TestBed.until(() -> version(port).equals("17.11"));
        int oldPort = rds.port("orders-old");
        TestBed.until(() -> version(oldPort).equals("14.24"));
        try (Session session = bed.login(port).to("postgres")) {
            assertEquals("2", session.ask("SELECT count(*) FROM t"));
        }
    }

    private void rename(String former, String name) {
        JsonNode begun =
                rds.ask(
                        "modify-db-cluster --apply-immediately --db-cluster-identifier %s"
                                        .formatted(former)
                                + " --new-db-cluster-identifier "
                                + name);
        assertEquals("renaming", begun.at("/DBCluster/Status").asText());
        rds.available(name);
    }

    private void readEvents() {
        JsonNode told =
                rds.ask(
                        """
                        describe-events --source-type db-cluster --duration 60
                        --source-identifier orders-green --query Events[].Message
                        """);
        assertEquals(
                List.of(
                        "DB cluster created",
                        "Upgrade in progress: Performing online pre-upgrade checks.",
                        "Upgrade in progress: Upgrading writer.",
                        "Database cluster major version has been upgraded"),
                AwsCli.texts(told));
    }

    private void delete() {
        rds.refused(
                "InvalidDBClusterStateFault",
                "delete-db-cluster --skip-final-snapshot --db-cluster-identifier orders");
        rds.ask(
                "modify-db-cluster --no-deletion-protection --apply-immediately"
                        + " --db-cluster-identifier orders-old");
        for (String cluster : List.of("orders", "orders-old")) {
            String instance = cluster.equals("orders") ? "orders-green-1" : "orders-1";
            rds.ask(
                    "delete-db-instance --skip-final-snapshot --db-instance-identifier "
                            + instance);
            JsonNode begun =
                    rds.ask(
                            "delete-db-cluster --skip-final-snapshot --db-cluster-identifier "
                                    + cluster);
            assertEquals("deleting", begun.at("/DBCluster/Status").asText());
        }
        TestBed.until(() -> identifiers(rds.ask("describe-db-clusters")).isEmpty());
        rds.ask("wait db-instance-deleted --db-instance-identifier orders-1");
        rds.ask("wait db-cluster-deleted --db-cluster-identifier orders");
        rds.refused(
                "DBClusterNotFoundFault", "describe-db-clusters --db-cluster-identifier orders");
        rds.ask(
                "delete-db-cluster-parameter-group"
                        + " --db-cluster-parameter-group-name logical14");
    }

    /// An endpoint may lead nowhere for the moment, as after a rename.
    private String version(int port) {
        try (Session session = bed.login(port).to("postgres")) {
            return session.ask("SELECT split_part(current_setting('server_version'), ' ', 1)");
        } catch (IllegalStateException _) {
            return "nobody there";
        }
    }

    private static List<String> identifiers(JsonNode answer) {
        return answer.path("DBClusters").findValuesAsText("DBClusterIdentifier");
    }
}
