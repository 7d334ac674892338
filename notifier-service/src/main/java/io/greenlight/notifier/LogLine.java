package io.greenlight.notifier;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Facts as lines of a log, one each, in the words that people are told.
final class LogLine {

    private LogLine() {}

    /// All of it, for the log of one cluster.
    static String whole(List<UpgradeEvent> events) {
        return lines(events, LogLine::whole);
    }

    /// What happened, for the log of a run.
    static String brief(List<UpgradeEvent> events) {
        return lines(events, LogLine::brief);
    }

    private static String lines(List<UpgradeEvent> events, Function<NotifierEvent, String> line) {
        return events.stream()
                .filter(NotifierEvent.class::isInstance)
                .map(event -> line.apply((NotifierEvent) event))
                .collect(Collectors.joining());
    }

    private static String whole(NotifierEvent fact) {
        Draft draft = NoticeWords.draft(fact);
        return "%s %s %s: %s. %s\n"
                .formatted(
                        fact.at().truncatedTo(ChronoUnit.MILLIS),
                        NoticeWriter.sender(fact).word(),
                        EventCodec.typeName(fact.getClass()),
                        oneLine(draft.subject()),
                        oneLine(draft.body()));
    }

    private static String brief(NotifierEvent fact) {
        return brief(fact, NoticeWords.draft(fact).subject());
    }

    /// The same in other words.
    static String brief(NotifierEvent fact, String words) {
        return "%s %s: %s\n"
                .formatted(
                        fact.at().truncatedTo(ChronoUnit.MILLIS),
                        EventCodec.typeName(fact.getClass()),
                        oneLine(words));
    }

    /// A remedy may have several lines, and a name any character.
    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
