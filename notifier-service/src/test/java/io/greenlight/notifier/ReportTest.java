package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final Story STORY = new Story(UPGRADE);
    private static final InPlaceStory IN_PLACE = new InPlaceStory(UPGRADE);
    private static final GlobalStory GLOBAL = new GlobalStory(UPGRADE);

    private final FakeEventJournal journal = new FakeEventJournal();
    private final ReportDesk desk = new ReportDesk(journal);

    @Test
    void anUpgradeThatWentWellReadsSo() throws IOException {
        hear(STORY.upgraded());
        requireReports("report-upgraded");
    }

    @Test
    void anUpgradeThatEndedAsBeforeSaysWhy() throws IOException {
        hear(List.of(STORY.discovered(), STORY.abandoned(), STORY.unwound()));
        requireReports("report-as-before");
    }

    @Test
    void whatClientsMissedOfAnUpgradeThatWasTakenBackIsInItsReport() {
        CutoverAbandoned said = STORY.abandoned();
        Downtime seen =
                new Downtime(
                        "orders-1.example:5432", 2, Duration.ofSeconds(34), Duration.ofSeconds(51));
        hear(
                List.of(
                        STORY.discovered(),
                        new CutoverAbandoned(
                                said.upgrade(),
                                said.cluster(),
                                said.at(),
                                said.reason(),
                                List.of(seen)),
                        STORY.unwound()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.contains("orders-1.example:5432: away for 34.0 s at the"), report);
        assertTrue(report.contains("51.0 s together, in 2 gaps, by the probe."), report);
    }

    @Test
    void anUpgradeThatIsBlockedSaysWhatToRepair() throws IOException {
        hear(List.of(STORY.discovered(), STORY.failed()));
        requireReports("report-blocked");
    }

    @Test
    void anUpgradeThatWasCleanedUpIsNotStuckAnyMoreAndKeepsNothing() {
        hear(List.of(STORY.discovered(), STORY.completed(0), STORY.stuck(), STORY.cleaned()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.startsWith("# orders: upgraded"), report);
        assertFalse(report.contains("Kept, fenced"), report);
    }

    @Test
    void anUpgradeInPlaceSaysHowLongClientsWereWithoutIt() throws IOException {
        hear(List.of(IN_PLACE.discovered(Mode.UPGRADE), IN_PLACE.prepared(), IN_PLACE.upgraded()));
        requireReports("report-upgraded-in-place");
    }

    @Test
    void anUpgradeOfAGlobalDatabaseHasItsMembersAndWhatRdsToldInAllRegions() throws IOException {
        hear(List.of(GLOBAL.discovered(Mode.UPGRADE), GLOBAL.prepared(), GLOBAL.upgraded()));
        requireReports("report-upgraded-globally");
    }

    @Test
    void aReportOfPatchesSaysOfWhatTheyAre() {
        hear(List.of(GLOBAL.discovered(Mode.PATCH), GLOBAL.patched()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(
                report.startsWith("# orders: upgraded, patches of 17.10 by global-minor"), report);
    }

    @Test
    void aPreparationSaysThatItIsNoMore() {
        hear(List.of(IN_PLACE.discovered(Mode.PREUPGRADE), IN_PLACE.preupgraded()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.startsWith("# orders: prepared, 14.24 -> 17.10 by in-place"), report);
    }

    @Test
    void aRehearsalSaysHowLongEachPartTook() {
        hear(List.of(IN_PLACE.discovered(Mode.REHEARSAL), STORY.passed(), IN_PLACE.rehearsed()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.startsWith("# orders: rehearsed, 14.24 -> 17.10 by in-place"), report);
        assertTrue(report.contains("    upgrade: 6 min 52 s\n"), report);
        assertTrue(report.contains("worse-plan, database shop"), report);
        assertTrue(report.contains("large-objects"), report);
    }

    @Test
    void anUpgradeThatWentBackSaysWhatThatCost() throws IOException {
        hear(
                List.of(
                        IN_PLACE.discovered(Mode.UPGRADE),
                        IN_PLACE.upgraded(),
                        IN_PLACE.consentNeeded(),
                        IN_PLACE.wentBack()));
        requireReports("report-went-back");
    }

    @Test
    void aCleanupAfterGoingBackChangesNoOutcome() {
        hear(
                List.of(
                        IN_PLACE.discovered(Mode.UPGRADE),
                        IN_PLACE.upgraded(),
                        IN_PLACE.wentBack(),
                        STORY.cleaned()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.startsWith("# orders: went back"), report);
        assertFalse(report.contains("stands by"), report);
    }

    @Test
    void aWayBackThatWasRefusedIsInTheReportAndChangesNoOutcome() {
        hear(
                List.of(
                        IN_PLACE.discovered(Mode.UPGRADE),
                        IN_PLACE.upgraded(),
                        IN_PLACE.consentNeeded(),
                        IN_PLACE.wayBackRefused()));

        String report = journal.report(UPGRADE, "md").orElseThrow();

        assertTrue(report.startsWith("# orders: upgraded"), report);
        assertTrue(report.contains("`way-back-refused`, `consent-lapsed`: Nobody agreed"), report);
    }

    @Test
    void nothingIsReportedBeforeSomethingEnds() {
        hear(List.of(STORY.discovered(), STORY.passed(), STORY.lag()));
        assertTrue(journal.report(UPGRADE, "md").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderInWhichEventsComeChangesNothing(long seed) {
        hear(STORY.upgraded());
        String expected = journal.report(UPGRADE, "json").orElseThrow();

        FakeEventJournal other = new FakeEventJournal();
        List<NotifierEvent> shuffled = new ArrayList<>(STORY.upgraded());
        shuffled.addAll(STORY.upgraded());
        Collections.shuffle(shuffled, new Random(seed));
        hear(other, new ReportDesk(other), shuffled);

        assertEquals(expected, other.report(UPGRADE, "json").orElseThrow());
    }

    private void hear(List<NotifierEvent> facts) {
        hear(journal, desk, facts);
    }

    private static void hear(FakeEventJournal journal, ReportDesk desk, List<NotifierEvent> facts) {
        for (NotifierEvent fact : facts) {
            var _ = journal.enter(Entry.claim(fact, Story.BEGIN));
            desk.revise(fact);
        }
    }

    private void requireReports(String name) throws IOException {
        GoldenText.requireSame(name + ".md", journal.report(UPGRADE, "md").orElseThrow());
        GoldenText.requireSame(name + ".json", journal.report(UPGRADE, "json").orElseThrow());
    }
}
