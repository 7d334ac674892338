package io.greenlight.sandbox.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.RdsException;

/// Long lists come in pages. In a region of its own, where nothing else is.
@ExtendWith(SharedCluster.Lent.class)
@Timeout(60)
class PagesTest {

    private static final List<String> NAMES =
            IntStream.range(10, 55).mapToObj("group%d"::formatted).toList();

    private final TestBed bed;
    private final RdsClient rds;

    PagesTest(SharedCluster cluster) {
        bed = cluster.bed();
        rds = bed.client(Region.US_WEST_2);
    }

    @AfterEach
    void removeGroups() {
        ours(rds.describeDBClusterParameterGroups()).forEach(this::remove);
        rds.close();
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        makeGroups();
        List<DescribeDbClusterParameterGroupsResponse> pages =
                rds.describeDBClusterParameterGroupsPaginator(it -> it.maxRecords(20)).stream()
                        .toList();

        assertEquals(20, pages.get(0).dbClusterParameterGroups().size());
        assertEquals(20, pages.get(1).dbClusterParameterGroups().size());
        assertNull(pages.getLast().marker());
        assertEquals(NAMES, pages.stream().flatMap(page -> ours(page).stream()).toList());
        assertEquals(NAMES, ours(rds.describeDBClusterParameterGroups()));
    }

    @Test
    void whatGoesBetweenTwoPagesNeitherRepeatsNorSkipsAnother() {
        makeGroups();
        var first = rds.describeDBClusterParameterGroups(it -> it.maxRecords(20));
        List<String> seen = new ArrayList<>(ours(first));
        remove(seen.getFirst());
        remove(seen.getLast());

        var second =
                rds.describeDBClusterParameterGroups(
                        it -> it.maxRecords(100).marker(first.marker()));

        seen.addAll(ours(second));
        assertEquals(NAMES, seen);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 101})
    void aPageHasTwentyToAHundredEntries(int size) {
        var refusal =
                assertThrows(
                        RdsException.class,
                        () -> rds.describeDBClusters(it -> it.maxRecords(size)));

        assertEquals("InvalidParameterValue", refusal.awsErrorDetails().errorCode());
    }

    @Test
    void aMarkerThatNoAnswerGaveIsRefused() {
        var refusal =
                assertThrows(
                        RdsException.class, () -> rds.describeDBClusters(it -> it.marker("%%")));

        assertEquals("InvalidParameterValue", refusal.awsErrorDetails().errorCode());
    }

    @Test
    void clustersComeInPagesToo() {
        List<String> names = IntStream.range(10, 35).mapToObj("cluster%d"::formatted).toList();
        names.forEach(this::failToMake);

        var first = rds.describeDBClusters(it -> it.maxRecords(20));
        assertEquals(names.subList(0, 20), identifiers(first.dbClusters()));
        var second = rds.describeDBClusters(it -> it.maxRecords(20).marker(first.marker()));
        assertEquals(names.subList(20, 25), identifiers(second.dbClusters()));

        assertNull(second.marker());
        names.forEach(name ->
                rds.deleteDBCluster(it -> it.dbClusterIdentifier(name).skipFinalSnapshot(true)));
        TestBed.until(() -> rds.describeDBClusters().dbClusters().isEmpty());
    }

    private void makeGroups() {
        NAMES.forEach(name ->
                rds.createDBClusterParameterGroup(it ->
                        it.dbClusterParameterGroupName(name)
                                .dbParameterGroupFamily("aurora-postgresql17")
                                .description("one of many")));
    }

    /// A cluster that has failed is one, and costs no server.
    private void failToMake(String name) {
        String order = "{\"kind\": \"create\", \"failure\": \"by order\"}";
        assertEquals(200, bed.control("POST", "/_sandbox/work", order).status());
        rds.createDBCluster(it ->
                it.dbClusterIdentifier(name)
                        .engine("aurora-postgresql")
                        .masterUsername("app_admin")
                        .masterUserPassword(TestBed.PASSWORD));
        TestBed.until(() ->
                rds.describeDBClusters(it -> it.dbClusterIdentifier(name))
                        .dbClusters()
                        .getFirst()
                        .status()
                        .equals("failed"));
    }

    private void remove(String group) {
        rds.deleteDBClusterParameterGroup(it -> it.dbClusterParameterGroupName(group));
    }

    /// Every family has a default group besides.
    private static List<String> ours(DescribeDbClusterParameterGroupsResponse page) {
        return page.dbClusterParameterGroups().stream()
                .map(DBClusterParameterGroup::dbClusterParameterGroupName)
                .filter(name -> !name.startsWith("default."))
                .toList();
    }

    private static List<String> identifiers(List<DBCluster> clusters) {
        return clusters.stream().map(DBCluster::dbClusterIdentifier).toList();
    }
}
