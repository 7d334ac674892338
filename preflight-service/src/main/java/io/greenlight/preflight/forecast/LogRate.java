package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How fast the source writes its log.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LogRate.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = LogRate.Unknown.class, name = "unknown")
})
public sealed interface LogRate {

    /// Over which spans it was looked at, or why not.
    String how();

    /// In a few words, without how.
    default String words() {
        return switch (this) {
            case Seen(double low, double high, String _) -> Units.rates(low, high);
            case Unknown _ -> "not known";
        };
    }

    /// The rate of this moment and the average since the server's statistics were reset: the one
    /// knows nothing of the night, the other nothing of today. Which of them is the lower one is as
    /// may be.
    static LogRate of(Signs signs) {
        List<Over> spans = new ArrayList<>();
        signs.passing().ifPresent(spans::add);
        signs.server().flatMap(ServerSigns::sinceReset).ifPresent(spans::add);
        if (spans.isEmpty()) {
            return new Unknown(signs.whyNot());
        }
        return new Seen(
                spans.stream().mapToDouble(Over::rate).min().orElseThrow(),
                spans.stream().mapToDouble(Over::rate).max().orElseThrow(),
                String.join("; ", spans.stream().map(Over::words).toList()));
    }

    /// Bytes a second, by the slowest and by the fastest span.
    record Seen(double low, double high, String how) implements LogRate {}

    /// The server did not say.
    record Unknown(String how) implements LogRate {}

    /// So much log between two moments.
    record Over(long bytes, Instant from, Instant to) {

        double rate() {
            return bytes / Units.seconds(span());
        }

        private Duration span() {
            return Duration.between(from, to);
        }

        private String words() {
            return "%s over %s until %s"
                    .formatted(
                            Units.rate(rate()),
                            Units.words(span()),
                            to.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
