package io.greenlight.launcher.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {

    @TempDir private Path folder;
    private Ledger ledger;

    @BeforeEach
    void aLedgerOfTwoClients() throws IOException {
        ledger = new Ledger(2, folder.resolve("acknowledged.txt"));
    }

    @AfterEach
    void theLedgerIsClosed() throws IOException {
        ledger.close();
    }

    @Test
    void aPromiseWithoutARowIsALostWrite() {
        promise(0, 0);
        promise(0, 1);
        LedgerComparison comparison = ledger.compare();

        comparison.row(0, 1);

        assertEquals(1, comparison.lost());
        assertEquals(0, comparison.duplicated());
    }

    @Test
    void aRowThatIsThereTwiceIsADuplicate() {
        promise(1, 0);
        LedgerComparison comparison = ledger.compare();

        comparison.row(1, 0);
        comparison.row(1, 0);

        assertEquals(0, comparison.lost());
        assertEquals(1, comparison.duplicated());
    }

    @Test
    void aRowWhoseClientGotAnErrorIsNeitherLostNorADuplicate() {
        ledger.attempt(1, 7);
        LedgerComparison comparison = ledger.compare();

        comparison.row(1, 7);

        assertEquals(0, comparison.lost());
        assertEquals(0, comparison.duplicated());
        assertEquals(1, comparison.rows());
    }

    @Test
    void aRowThatNobodySentIsOneTooMany() {
        LedgerComparison comparison = ledger.compare();

        comparison.row(0, 3);
        comparison.row(9, 0);

        assertEquals(2, comparison.duplicated());
    }

    @Test
    void whatAGivenUpClientHearsLaterIsNotCompared() {
        promise(0, 0);
        ledger.attempt(0, 1);
        LedgerComparison comparison = ledger.compare();

        ledger.acknowledge(0, 1);
        comparison.row(0, 0);

        assertEquals(0, comparison.lost());
        assertEquals(0, comparison.duplicated());
    }

    @Test
    void theFileHoldsEveryAcknowledgement() throws IOException {
        promise(0, 0);
        promise(1, 5);
        ledger.attempt(1, 6);

        ledger.close();
        ledger.acknowledge(1, 6);

        assertEquals(List.of("0 0", "1 5"), Files.readAllLines(folder.resolve("acknowledged.txt")));
    }

    @Test
    void whatWasGivenUpIsToldFromWhatIsLost() {
        promise(0, 0);
        promise(1, 0);
        Ledger.Promises before = ledger.promises();
        promise(0, 1);
        promise(1, 1);
        Ledger.Promises ended = ledger.promises();
        promise(0, 2);
        LedgerComparison comparison = ledger.compare();

        comparison.row(1, 0);

        assertEquals(4, comparison.lost());
        assertEquals(2, comparison.lostBetween(before, ended));
    }

    private void promise(int client, long number) {
        ledger.attempt(client, number);
        ledger.acknowledge(client, number);
    }
}
