package io.greenlight.launcher.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Logs that are promised by name, and what is in them.
final class NamedLogsTest {

    private static final String RUN = "20261121-200000Z/";

    @Test
    void aRunNamesAllItsClusters() {
        NamedLogs logs =
                new NamedLogs(
                        Map.of(
                                RUN + "UPGRADE-cluster_list.txt",
                                "fleet-1\n",
                                RUN + "UPGRADE-master-20261121-200000Z.log",
                                "fleet-1 begins",
                                RUN + "UPGRADE-status",
                                "FAILED",
                                "20261121-210000Z/UPGRADE-status",
                                "SUCCESS"));

        List<String> statuses = List.of(NamedLogs.FAILED, NamedLogs.SUCCESS);
        assertEquals(List.of(), logs.missingOfRuns(Mode.UPGRADE, Set.of("fleet-1"), statuses));
        assertEquals(2, logs.missingOfRuns(Mode.UPGRADE, Set.of("fleet-2"), statuses).size());
        assertEquals(4, logs.missingOfRuns(Mode.PREUPGRADE, Set.of("fleet-1"), statuses).size());
    }

    @Test
    void aLogWithoutWhatItsNameSaysIsMissing() {
        Ended failed = Ended.of(Story.unwound("fleet-2", 9)).orElseThrow();

        assertEquals(
                List.of(
                        "no log UPGRADE-session-summary\\.log of fleet-2 has fleet-2-281d690b in"
                                + " it"),
                new NamedLogs(
                                Map.of(
                                        RUN + "fleet-2/UPGRADE-20261121-200001Z.log",
                                        "upgrade-unwound: the logical slots [feed]",
                                        RUN + "fleet-2/UPGRADE-status",
                                        "FAILED",
                                        RUN + "fleet-2/UPGRADE-session-summary.log",
                                        "Nobody agreed that the logical slots [feed] be dropped",
                                        RUN + "fleet-3/UPGRADE-session-summary.log",
                                        "fleet-2-281d690b"))
                        .missing("fleet-2", Ailment.SLOT, List.of(failed)));
    }
}
