package io.greenlight.cutover.inplace.wayback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Loss;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a count of losses tells people.
final class TallyTest {

    @Test
    void whatCouldNotBeCountedComesFirstAndIsNotAddedUp() {
        Tally tally =
                Tally.none()
                        .plus(new TableLoss("shop", "public.item", 7, 0))
                        .plus(new TableLoss("shop", "public.closed", 0, 0, "permission denied"));

        List<Loss> told = tally.told();

        assertEquals(7, tally.written());
        assertEquals(1, tally.uncounted());
        assertEquals(
                new Loss(
                        "rows, by the server's estimate, of shop: public.closed, any of which may"
                                + " be lost: not counted, permission denied",
                        0),
                told.getFirst());
        assertEquals(2, told.size());
    }

    @Test
    void manyThatCouldNotBeCountedLeaveRoomForThoseThatCould() {
        Tally tally = Tally.none().plus(new TableLoss("shop", "public.item", 7, 0));
        for (int i : IntStream.range(0, 200).toArray()) {
            tally = tally.plus(new TableLoss("shop", "public.t" + i, 1, 0, "permission denied"));
        }

        List<Loss> told = tally.told();

        assertEquals(new Loss("rows, by estimate, of 190 more such tables", 190), told.get(10));
        assertEquals(new Loss("rows written to shop: public.item", 7), told.getLast());
    }

    @Test
    void aTablesNameStaysOnItsLine() {
        TableLoss forged =
                new TableLoss("shop", "public.\"x\n- nothing\n\nYes is safe\u202e\"", 1, 0);

        assertEquals(
                "rows written to shop: public.\"x - nothing Yes is safe \"",
                forged.losses().getFirst().what());
    }
}
