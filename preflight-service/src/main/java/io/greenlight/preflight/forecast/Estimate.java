package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.function.Function;

/// How long something takes, never without how that was come by: who is to decide by it has to know
/// what it is worth.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Estimate.Between.class, name = "between"),
    @JsonSubTypes.Type(value = Estimate.AtLeast.class, name = "at-least"),
    @JsonSubTypes.Type(value = Estimate.Never.class, name = "never"),
    @JsonSubTypes.Type(value = Estimate.Unknown.class, name = "unknown")
})
public sealed interface Estimate {

    /// What it was derived from.
    String how();

    /// In a few words, without how.
    default String words() {
        return switch (this) {
            case Between(Duration low, Duration high, String _) -> Units.range(low, high);
            case AtLeast(Duration low, String _) -> "at least " + Units.words(low);
            case Never _ -> "never";
            case Unknown _ -> "not known";
        };
    }

    /// What is made of the range, if there is one; else the same answer.
    default Estimate ifBetween(Function<Between, Estimate> next) {
        return this instanceof Between between ? next.apply(between) : this;
    }

    /// From the one to the other.
    record Between(Duration low, Duration high, String how) implements Estimate {

        public Between {
            if (high.compareTo(low) < 0) {
                throw new IllegalArgumentException("%s is shorter than %s".formatted(high, low));
            }
        }
    }

    /// That long if all goes well; there is no telling how long if it does not.
    record AtLeast(Duration low, String how) implements Estimate {}

    /// It does not happen.
    record Never(String how) implements Estimate {}

    /// Nothing to derive it from.
    record Unknown(String how) implements Estimate {}
}
