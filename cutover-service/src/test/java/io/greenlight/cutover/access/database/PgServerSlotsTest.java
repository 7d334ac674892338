package io.greenlight.cutover.access.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.SlotNote;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Slots that stand in the way of an upgrade in place, in a database whose name tries to be SQL.
@ParameterizedClass
@MethodSource("io.greenlight.backbone.cluster.database.RealServer#majors")
final class PgServerSlotsTest {

    private static final String NAME = "sl'o\"t näme; --";
    private static final RunNames NAMES = new RunNames(new UpgradeId("orders-0123abcd"));

    @Parameter private int major;

    private RealServer real;
    private Database database;

    @BeforeEach
    void make() {
        real = RealServer.of(major);
        database = real.create(NAME);
    }

    @AfterEach
    void nothingIsLeft() {
        real.execute(
                database,
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                        + " WHERE database = current_database()");
        real.drop(NAME);
    }

    @Test
    void aSlotIsDroppedAndMadeAgainAsItWas() throws Exception {
        real.execute(
                database, "SELECT pg_create_logical_replication_slot('feed', 'test_decoding')");
        try (Server server = open()) {
            StandingSlots.Slot slot = server.logicalSlots().getFirst();
            SlotNote note = new SlotNote(slot.name(), slot.database(), slot.making());
            assertEquals(Optional.empty(), server.confirmed("feed"));
            assertTrue(server.position().position() > 0);

            assertTrue(server.dropSlot("feed"));
            assertTrue(server.dropSlot("feed"));
            assertEquals(List.of(), server.logicalSlots());

            server.makeSlot(note);
            server.makeSlot(note);
            StandingSlots.Slot again = server.logicalSlots().getFirst();
            assertEquals(
                    List.of("feed", "test_decoding", NAME),
                    List.of(again.name(), again.plugin(), again.database()));
        }
    }

    /// It stands in the way as any other does.
    @Test
    void aSlotOfAnEarlierUpgradeOfOursIsSeenAndOneOfThisIsNot() throws Exception {
        real.execute(
                database,
                """
                SELECT pg_create_logical_replication_slot('greenlight_0123abcd_1', 'pgoutput'),
                       pg_create_logical_replication_slot('greenlight_89abcdef_1_back', 'pgoutput')
                """);
        try (Server server = open()) {
            assertEquals(
                    List.of("greenlight_89abcdef_1_back"),
                    server.logicalSlots().stream().map(StandingSlots.Slot::name).toList());
        }
    }

    private Server open() throws SQLException {
        return new PgServers(real.postgres()).open(real.endpoint(), NAME, real.superuser(), NAMES);
    }
}
