package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.UpgradeLogs.LogFile;
import io.greenlight.contracts.PostgresVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;

/// The log files of an instance whose upgrade was refused, among others.
final class UpgradeLogFilesTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T05:00:00Z");
    private static final Cluster ORDERS =
            FakeFleet.cluster("orders", new PostgresVersion(14, 24), Map.of());

    private RdsWire wire;
    private RdsClient rds;

    @BeforeEach
    void connect() throws IOException {
        wire = new RdsWire(UpgradeLogFilesTest::answer);
        rds = wire.client();
    }

    @AfterEach
    void disconnect() {
        rds.close();
        wire.close();
    }

    @Test
    void thoseThatMayTellAReasonAreReadAndNamedWithoutTheirMoment() {
        List<LogFile> files = new UpgradeLogFiles(rds).of(ORDERS, ASKED);

        assertEquals(
                List.of(
                        new LogFile("error/pg_upgrade_internal.log", "fatal"),
                        new LogFile("error/tables_using_aclitem.txt", "fatal")),
                files);
        assertEquals(List.of(false, true), files.stream().map(LogFile::isList).toList());
        Map<String, String> list = wire.asked().getFirst();
        assertEquals("orders-1", list.get("DBInstanceIdentifier"));
        assertEquals(
                Long.toString(ASKED.minusSeconds(30).toEpochMilli()), list.get("FileLastWritten"));
    }

    private static String answer(Map<String, String> call) {
        return "DescribeDBLogFiles".equals(call.get("Action"))
                ? """
                <DescribeDBLogFilesResponse><DescribeDBLogFilesResult><DescribeDBLogFiles>
                <DescribeDBLogFilesDetails>
                <LogFileName>error/tables_using_aclitem.txt.1763</LogFileName>
                </DescribeDBLogFilesDetails>
                <DescribeDBLogFilesDetails>
                <LogFileName>error/postgresql.log.2026-11-21-0500</LogFileName>
                </DescribeDBLogFilesDetails>
                <DescribeDBLogFilesDetails>
                <LogFileName>error/pg_upgrade_internal.log.1763</LogFileName>
                </DescribeDBLogFilesDetails>
                </DescribeDBLogFiles></DescribeDBLogFilesResult></DescribeDBLogFilesResponse>
                """
                : """
                <DownloadDBLogFilePortionResponse><DownloadDBLogFilePortionResult>
                <LogFileData>fatal</LogFileData>
                </DownloadDBLogFilePortionResult></DownloadDBLogFilePortionResponse>
                """;
    }
}
