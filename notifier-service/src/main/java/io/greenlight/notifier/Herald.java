package io.greenlight.notifier;

import io.greenlight.contracts.NotifierEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Tells people of a fact once, although it may be delivered several times, to several copies.
///
/// A copy first claims the fact's entry in the journal, then publishes, then writes that it did. A
/// claim whose copy died is taken over after a while; if it died between publishing and writing,
/// people are told twice: never not at all.
@Singleton
public final class Herald {

    private final EventJournal journal;
    private final Topics topics;
    private final NoticeWriter writer;
    private final Clock clock;
    private final Duration claim;
    private final MeterRegistry metrics;

    @Inject
    Herald(
            EventJournal journal,
            Topics topics,
            NoticeWriter writer,
            Clock clock,
            NotifierConfig config,
            MeterRegistry metrics) {
        this.journal = journal;
        this.topics = topics;
        this.writer = writer;
        this.clock = clock;
        this.claim = config.claim();
        this.metrics = metrics;
    }

    /// Tells of it, unless that was done.
    ///
    /// @throws StillClaimed if another copy is at it
    public void tell(NotifierEvent fact) {
        Optional<EventJournal.Kept> entered = journal.enter(Entry.claim(fact, clock.instant()));
        if (EntryName.isFigure(fact)) {
            publish(fact);
        } else {
            entered.or(() -> takeOver(fact)).ifPresent(this::tellClaimed);
        }
    }

    private void tellClaimed(EventJournal.Kept claimed) {
        String message = publish((NotifierEvent) claimed.entry().event());
        journal.replace(claimed, claimed.entry().sent(clock.instant(), message));
    }

    private Optional<EventJournal.Kept> takeOver(NotifierEvent fact) {
        EventJournal.Kept kept =
                journal.find(fact)
                        .orElseThrow(() -> new IllegalStateException("the journal lost " + fact));
        if (kept.entry().isSent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(kept.entry().telling().claimedAt().plus(claim))) {
            throw new StillClaimed(kept.entry().telling().claimedAt());
        }
        return Optional.of(
                journal.replace(kept, Entry.claim(fact, now))
                        .orElseThrow(() -> new StillClaimed(now)));
    }

    private String publish(NotifierEvent fact) {
        Notice notice = writer.write(fact);
        try {
            String message = topics.publish(notice);
            count(notice, "sent");
            return message;
        } catch (RuntimeException failure) {
            count(notice, "failed");
            throw failure;
        }
    }

    private void count(Notice notice, String outcome) {
        metrics.counter(
                        "greenlight.notices",
                        "topic",
                        notice.purpose().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome)
                .increment();
    }

    /// Another copy is telling people of this fact, or died while it did; time will say which.
    public static final class StillClaimed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillClaimed(Instant since) {
            super("another copy of the notifier has been publishing this since " + since);
        }
    }
}
