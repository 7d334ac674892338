package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeDiscovered;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left of a run of the fleet.
class RunDeskTest {

    private static final FleetStory STORY = new FleetStory(new FleetRun("20261121-200000Z"));

    private final Office office = new Office();

    @Test
    void theFolderOfARunSaysWhatItsNamesSay() throws IOException {
        office.hear(STORY.facts());
        office.hear(List.of(STORY.ended()));

        GoldenText.requireSame("run-folder.txt", office.folders.printed());
    }

    @Test
    void theEndOfARunIsAnAlarmIfAnyFailed() throws IOException {
        office.hear(STORY.facts());
        office.hear(List.of(STORY.ended()));
        office.hear(List.of(STORY.ended()));

        List<Notice> ends = office.endsTold();
        assertEquals(1, ends.size());
        assertEquals(Purpose.ATTENTION, ends.getFirst().purpose());
        GoldenText.requireSame("run-failed.txt", ends.getFirst().text());
    }

    @Test
    void aRunInWhichNoneFailedIsThrough() {
        office.hear(List.of(STORY.begins("orders", Mode.UPGRADE, 1), STORY.upgraded()));
        office.hear(List.of(end(STORY.upgraded().at())));

        Notice end = office.endsTold().getFirst();
        assertEquals(Purpose.COMPLETED, end.purpose());
        assertEquals(
                "run 20261121-200000Z: SUCCESS, 1 upgraded, 0 prepared, 0 failed, 0 skipped",
                end.subject());
        assertFalse(end.text().contains("retry-requested"), end.text());
    }

    @Test
    void aRunIsInProgressUntilItsEnd() {
        office.hear(STORY.facts());

        assertTrue(office.file("UPGRADE-status").startsWith("IN PROGRESS\n"));
        assertTrue(office.file("shop/UPGRADE-status").startsWith("FAILED\n"));
        assertEquals(List.of(), office.endsTold());
    }

    @Test
    void whoeverWritesAfterTheEndKnowsOfIt() {
        office.hear(List.of(STORY.begins("orders", Mode.UPGRADE, 1), STORY.upgraded()));

        office.folders.afterwards(() -> office.hear(List.of(STORY.upgraded())));
        office.hear(List.of(end(STORY.upgraded().at())));

        assertTrue(office.file("UPGRADE-status").startsWith("SUCCESS\n"));
        assertTrue(office.file("UPGRADE-master-20261121-200000Z.log").contains("fleet-run-ended"));
    }

    @Test
    void whoWaitsIsOnTheList() {
        office.hear(STORY.facts().subList(0, 6));

        String list = office.file("UPGRADE-cluster_list.txt");
        assertTrue(list.contains("\ncustomers: waits for its turn\n"), list);
    }

    @Test
    void theLastWordOfAnUpgradeIsWaitedForAWhile() {
        NotifierEvent begun = STORY.begins("orders", Mode.UPGRADE, 1);
        office.hear(List.of(begun));
        FleetRunEnded end = end(Story.BEGIN.plusSeconds(1500));
        assertThrows(RunDesk.NotAllHeard.class, () -> office.hear(List.of(end)));
        assertEquals(List.of(), office.endsTold());

        office.clock.passes(Duration.ofMinutes(2));
        office.hear(List.of(end));

        String subject = office.endsTold().getFirst().subject();
        assertTrue(subject.contains("IN PROGRESS"), subject);
        assertTrue(subject.contains("1 under way"), subject);
    }

    @Test
    void ofTwoUpgradesOfAClusterInOneRunTheLaterHasTheLastWord() {
        FleetStory later = new FleetStory(new FleetRun("20261121-200001Z"));
        office.hear(STORY.facts());
        NotifierEvent again =
                new UpgradeDiscovered(
                        later.id("shop"),
                        STORY.begins("shop", Mode.UPGRADE, 2).cluster(),
                        Story.BEGIN.plusSeconds(900),
                        STORY.begins("shop", Mode.UPGRADE, 2).path(),
                        Mode.UPGRADE,
                        STORY.run());

        office.hear(List.of(again));

        assertTrue(office.file("shop/UPGRADE-status").startsWith("IN PROGRESS\n"));
        String log = office.file("shop/UPGRADE-20261121-200000Z.log");
        assertEquals(3, log.lines().count(), log);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderInWhichFactsComeChangesNothing(long seed) {
        office.hear(STORY.facts());
        office.hear(List.of(STORY.ended()));

        Office other = new Office();
        List<NotifierEvent> shuffled = new ArrayList<>(STORY.facts());
        shuffled.addAll(STORY.facts());
        Collections.shuffle(shuffled, new Random(seed));
        other.hear(shuffled);
        other.hear(List.of(STORY.ended()));

        assertEquals(office.folders.printed(), other.folders.printed());
    }

    private static FleetRunEnded end(Instant at) {
        return new FleetRunEnded(at, STORY.run(), List.of(STORY.id("orders")), List.of());
    }

    /// A notifier, and what came of what it heard.
    private static final class Office {

        private final FakeEventJournal journal = new FakeEventJournal();
        private final FakeRunFolders folders = new FakeRunFolders();
        private final FakeTopics topics = new FakeTopics();
        private final StandingClock clock = new StandingClock();
        private final NotifierListener listener;

        Office() {
            clock.passes(Duration.between(clock.instant(), Story.BEGIN.plusSeconds(1500)));
            RunReader reader = new RunReader(journal, folders);
            Herald herald =
                    new Herald(
                            journal,
                            topics,
                            new NoticeWriter(journal, folders, reader),
                            Clock.fixed(Story.BEGIN, ZoneOffset.UTC),
                            () -> Duration.ofSeconds(45),
                            new SimpleMeterRegistry());
            listener =
                    new NotifierListener(
                            herald,
                            new ReportDesk(journal),
                            new RunDesk(journal, folders, reader, clock));
        }

        void hear(List<NotifierEvent> facts) {
            facts.forEach(listener::handle);
        }

        String file(String name) {
            return folders.files().getOrDefault(name, "there is no " + name);
        }

        List<Notice> endsTold() {
            return topics.published().stream()
                    .filter(one -> "fleet-run-ended".equals(one.attributes().get("type")))
                    .toList();
        }
    }
}
