package io.greenlight.replication.inplace;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.database.Session;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportSlotsTest {

    private static final String DATABASE = "o'clock \"db\" {ü} %s \\";
    private static final String REPORT = "PREUPGRADE-replication-slots.log";

    private final OneCluster orders = new OneCluster(DATABASE);
    private final ReportSlots step = new ReportSlots(orders.source(), orders.log());

    @AfterEach
    void nothingIsLeft() throws Exception {
        try (Session session = orders.session(DATABASE)) {
            session.leftovers().drop();
        }
        orders.clear();
    }

    @Test
    void everySlotIsToldWithWhatToDoAboutIt() throws Exception {
        orders.execute(
                DATABASE,
                "SELECT pg_create_logical_replication_slot('reporting_slot', 'pgoutput')");
        Run<InPlaceFacts> run = orders.run(Mode.PREUPGRADE);

        for (int time = 1; time <= 2; time++) {
            String sentence = done(step.run(run));
            assertTrue(sentence.startsWith("replication slots: 1, of them read: 0;"), sentence);
            assertTrue(sentence.endsWith("memory:" + REPORT), sentence);
        }

        List<String> lines = orders.files().text(REPORT).lines().toList();
        assertEquals(5, lines.size());
        assertTrue(
                lines.get(1)
                        .contains(
                                "slot reporting_slot is logical, by pgoutput in database "
                                        + DATABASE
                                        + ", read by nobody"),
                lines.get(1));
        assertTrue(
                lines.get(4)
                        .endsWith(
                                "SELECT pg_catalog.pg_create_logical_replication_slot("
                                        + "'reporting_slot', 'pgoutput');"),
                lines.get(4));
        done(step.undo(run));
    }

    @Test
    void aClusterWithoutSlotsIsSaidToHaveNone() throws Exception {
        String sentence = done(step.run(orders.run(Mode.PREUPGRADE)));

        assertTrue(sentence.startsWith("there is no replication slot"), sentence);
    }

    @Test
    void anotherMinorKeepsItsSlots() throws Exception {
        done(step.run(orders.run(Mode.PREUPGRADE, new PostgresVersion(14, 99))));

        assertEquals(List.of(), orders.files().names());
    }
}
