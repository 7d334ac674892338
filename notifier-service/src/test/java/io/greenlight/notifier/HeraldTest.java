package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeStuck;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeraldTest {

    private static final Story STORY = new Story(new UpgradeId("orders-0123abcd"));
    private static final NotifierEvent FACT = STORY.unwound();
    private static final Instant NOW = Story.BEGIN.plusSeconds(1000);

    private final FakeEventJournal journal = new FakeEventJournal();
    private final FakeRunFolders folders = new FakeRunFolders();
    private final FakeTopics topics = new FakeTopics();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void aFactThatComesTwiceIsToldOnce() {
        herald(NOW).tell(FACT);
        herald(NOW.plusSeconds(500)).tell(FACT);
        assertEquals(1, topics.published().size());
    }

    @Test
    void aFactWhoseNoticeFailedIsToldLater() {
        topics.goAway();
        assertThrows(IllegalStateException.class, () -> herald(NOW).tell(FACT));
        topics.comeBack();

        // at once the claim is still fresh: it might be another copy's, which is publishing
        assertThrows(Herald.StillClaimed.class, () -> herald(NOW.plusSeconds(2)).tell(FACT));
        herald(NOW.plusSeconds(60)).tell(FACT);

        assertEquals(1, topics.published().size());
        assertEquals(1, count("failed"));
        assertEquals(1, count("sent"));
    }

    @Test
    void figuresAreToldEachTimeAndKeptOnceInTenSeconds() {
        herald(NOW).tell(STORY.lag());
        herald(NOW).tell(STORY.lag());
        assertEquals(2, topics.published().size());
        assertEquals(1, journal.events(new UpgradeId("orders-0123abcd")).size());
    }

    @Test
    void aStuckStepIsToldOfOnceAnHour() {
        UpgradeStuck stuck = STORY.stuck();
        for (int minute = 0; minute < 120; minute += 10) {
            herald(NOW)
                    .tell(
                            new UpgradeStuck(
                                    stuck.upgrade(),
                                    stuck.cluster(),
                                    Story.BEGIN.plus(Duration.ofMinutes(minute)),
                                    stuck.service(),
                                    stuck.step(),
                                    stuck.reason()));
        }
        assertEquals(2, topics.published().size());
    }

    private double count(String outcome) {
        return metrics.counter("greenlight.notices", "topic", "attention", "outcome", outcome)
                .count();
    }

    private Herald herald(Instant now) {
        return new Herald(
                journal,
                topics,
                new NoticeWriter(journal, folders, new RunReader(journal, folders)),
                Clock.fixed(now, ZoneOffset.UTC),
                () -> Duration.ofSeconds(45),
                metrics);
    }
}
