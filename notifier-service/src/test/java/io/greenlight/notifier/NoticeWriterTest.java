package io.greenlight.notifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeId;
import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeWriterTest {

    private static final Story STORY = new Story(new UpgradeId("orders-0123abcd"));

    private static final GlobalStory GLOBAL = new GlobalStory(new UpgradeId("orders-0123abcd"));

    private final FakeEventJournal journal = new FakeEventJournal();
    private final FakeRunFolders folders = new FakeRunFolders();
    private final NoticeWriter writer =
            new NoticeWriter(journal, folders, new RunReader(journal, folders));

    static Stream<NotifierEvent> facts() {
        return STORY.facts();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatPeopleReadIsAsSomebodyApprovedIt(NotifierEvent fact) throws IOException {
        GoldenText.requireSame(typeName(fact) + ".txt", printed(writer.write(fact)));
    }

    @Test
    void warningsThatBlockSayHowTheyAreAcknowledged() throws IOException {
        GoldenText.requireSame(
                "preflight-failed-warnings.txt", printed(writer.write(STORY.notAcknowledged())));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aSubjectIsOneThatSnsTakes(NotifierEvent fact) {
        String subject = writer.write(fact).subject();
        assertTrue(subject.matches("[\\x20-\\x7e]{1,100}"), subject);
    }

    @Test
    void aDifferenceBetweenTheSidesIsAnAlarm() throws IOException {
        Notice notice = writer.write(STORY.completed(1));
        assertEquals(Purpose.ATTENTION, notice.purpose());
        GoldenText.requireSame("upgrade-completed-different.txt", printed(notice));
    }

    @Test
    void sidesThatNobodyComparedAreNotTakenForEqual() throws IOException {
        Notice notice = writer.write(STORY.completedUnseen());
        assertEquals(Purpose.ATTENTION, notice.purpose());
        GoldenText.requireSame("upgrade-completed-unseen.txt", printed(notice));
    }

    @Test
    void aPreparationIsNotCalledAnUpgrade() {
        InPlaceStory story = new InPlaceStory(new UpgradeId("orders-0123abcd"));

        Notice notice = writer.write(story.discovered(Mode.PREUPGRADE));

        assertEquals(
                "orders: preparation of the upgrade 14.24 -> 17.10 by in-place begins",
                notice.subject());
    }

    @Test
    void aRehearsalThatShowsThatTheUpgradeWouldFailWantsAttention() throws IOException {
        InPlaceStory story = new InPlaceStory(new UpgradeId("orders-0123abcd"));

        Notice notice = writer.write(story.refused());

        assertEquals(Purpose.ATTENTION, notice.purpose());
        GoldenText.requireSame("rehearsal-refused.txt", printed(notice));
    }

    @Test
    void whatIsPreparedWithoutACloneSaysWhoGoesBack() throws IOException {
        Notice notice = writer.write(GLOBAL.prepared());
        GoldenText.requireSame("upgrade-prepared-globally.txt", printed(notice));
    }

    @Test
    void patchesAreNotCalledAnUpgrade() throws IOException {
        Notice begun = writer.write(GLOBAL.discovered(Mode.PATCH));

        assertEquals("orders: patches of 17.10 by global-minor begin", begun.subject());
        GoldenText.requireSame("patched-globally.txt", printed(writer.write(GLOBAL.patched())));
    }

    /// RDS's own way back is an end of its own, and no switchover.
    @Test
    void whatRdsTookBackIsToldAsSuch() throws IOException {
        GoldenText.requireSame("taken-back.txt", printed(writer.write(GLOBAL.abandoned())));
        GoldenText.requireSame(
                "taken-back-in-the-end.txt", printed(writer.write(GLOBAL.unwound())));
    }

    @Test
    void everyFactHasAText() {
        assertEquals(
                EventCodec.kinds().stream()
                        .filter(NotifierEvent.class::isAssignableFrom)
                        .map(EventCodec::typeName)
                        .toList(),
                facts().map(NoticeWriterTest::typeName).sorted().toList());
    }

    private static String typeName(NotifierEvent fact) {
        return EventCodec.typeName(fact.getClass());
    }

    private static String printed(Notice notice) {
        return """
        Topic: %s
        Attributes: %s
        Subject: %s

        %s\
        """
                .formatted(
                        notice.purpose(),
                        new TreeMap<>(notice.attributes()),
                        notice.subject(),
                        notice.text());
    }
}
