package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// Events of a cluster whose upgrade failed, or did not; it has no log files.
final class UpgradeComplaintsTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T05:00:00Z");
    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(17, 5), Map.of());
    private static final String FAILED = "Unable to upgrade DB cluster: orders-1 did not start";

    private RdsWire wire;
    private RdsClient rds;
    private UpgradeComplaints complaints;
    private String sentence = FAILED;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(this::answer);
        rds = wire.client();
        complaints = new UpgradeComplaints(rds);
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void aFailureIsOne() {
        assertEquals(List.of(FAILED), complaints.about(ORDERS, ASKED));
    }

    @Test
    void connectionsThatAreLostAndAFailoverAreNone() {
        sentence = "Attempt to upgrade the database with zero downtime failed.";
        assertEquals(List.of(), complaints.about(ORDERS, ASKED));
        sentence = "Upgrade continues after a failover to orders-2";
        assertEquals(List.of(), complaints.about(ORDERS, ASKED));
    }

    @Test
    void theClockOfRdsMayBeBehindOurs() {
        complaints.about(ORDERS, ASKED);

        assertEquals("2026-11-21T04:59:30Z", wire.asked().getFirst().get("StartTime"));
    }

    private String answer(Map<String, String> call) {
        return "DescribeEvents".equals(call.get("Action"))
                ? """
                <DescribeEventsResponse><DescribeEventsResult><Events><Event>
                <SourceIdentifier>orders</SourceIdentifier><Message>%s</Message>
                <Date>2026-11-21T05:01:00Z</Date></Event></Events>
                </DescribeEventsResult></DescribeEventsResponse>
                """
                        .formatted(sentence)
                : """
                <DescribeDBLogFilesResponse><DescribeDBLogFilesResult><DescribeDBLogFiles/>
                </DescribeDBLogFilesResult></DescribeDBLogFilesResponse>
                """;
    }
}
