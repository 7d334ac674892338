package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Happening.Kind;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// A cluster that is upgraded while its instance restarts.
class RdsHappeningsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(17, 5), Map.of());

    private RdsWire wire;
    private RdsClient rds;
    private RdsHappenings happenings;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(RdsHappeningsTest::answer);
        rds = wire.client();
        happenings = new RdsHappenings(rds, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void theClusterAndItsInstancesAreToldOfInOneOrder() {
        List<Happening> told = happenings.of(ORDERS, NOW.minusSeconds(600));

        assertEquals(
                List.of(
                        happening("04:51:00.000Z", Kind.CLUSTER, "orders", "upgrade started"),
                        happening("04:52:00.250Z", Kind.INSTANCE, "orders-1", "restarted"),
                        happening("04:53:00.000Z", Kind.CLUSTER, "orders", "upgrade complete")),
                told);
    }

    @Test
    void itIsAskedForByHowLongAgoWithSomeSlackForTheClocks() {
        happenings.of(ORDERS, NOW.minusSeconds(600));

        assertEquals(
                List.of("15", "15", "15"),
                wire.asked().stream().map(call -> call.get("Duration")).toList());
        assertEquals(
                List.of("db-cluster", "db-cluster", "db-instance"),
                wire.asked().stream().map(call -> call.get("SourceType")).toList());
    }

    @Test
    void whatWasToldBeforeIsLeftOut() {
        List<Happening> told = happenings.of(ORDERS, NOW.minusSeconds(480));

        assertEquals(List.of("restarted", "upgrade complete"), sentences(told));
    }

    @Test
    void whatWasToldByAClockThatIsBehindIsNotLost() {
        List<Happening> told = happenings.of(ORDERS, Instant.parse("2026-11-21T04:51:20Z"));

        assertEquals(List.of("upgrade started", "restarted", "upgrade complete"), sentences(told));
    }

    @Test
    void whatRdsHasForgottenIsNotAskedFor() {
        happenings.of(ORDERS, NOW.minusSeconds(60L * 24 * 3600));

        assertEquals("20160", wire.asked().getFirst().get("Duration"));
    }

    private static List<String> sentences(List<Happening> told) {
        return told.stream().map(Happening::sentence).toList();
    }

    private static Happening happening(String time, Kind kind, String name, String sentence) {
        return new Happening(
                Instant.parse("2026-11-21T" + time), "eu-central-1", kind, name, sentence);
    }

    private static String answer(Map<String, String> call) {
        if ("db-instance".equals(call.get("SourceType"))) {
            return page(event("orders-1", "04:52:00.250Z", "restarted"), "");
        }
        return call.containsKey("Marker")
                ? page(event("orders", "04:53:00.000Z", "upgrade complete"), "")
                : page(
                        event("orders", "04:51:00.000Z", "upgrade started"),
                        "<Marker>page-2</Marker>");
    }

    private static String page(String events, String marker) {
        return """
        <DescribeEventsResponse><DescribeEventsResult>%s<Events>%s</Events>
        </DescribeEventsResult></DescribeEventsResponse>
        """
                .formatted(marker, events);
    }

    private static String event(String source, String time, String message) {
        return """
        <Event><SourceIdentifier>%s</SourceIdentifier><Message>%s</Message>
        <Date>2026-11-21T%s</Date></Event>
        """
                .formatted(source, message, time);
    }
}
