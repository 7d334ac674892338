package io.greenlight.preflight.report;

import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.advice.Option;
import io.greenlight.preflight.forecast.Estimate;
import io.greenlight.preflight.forecast.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An advice in the words of the pages.
///
/// @param rows what the forecast says, and how that was come by
public record AdviceView(String sentence, List<Choice> choices, List<Row> rows) {

    /// One strategy.
    public record Choice(Option option) {

        public String strategy() {
            return option.strategy().word();
        }

        public String standing() {
            return option.standing().word();
        }
    }

    /// One figure.
    public record Row(String what, String words, String how) {

        static Row of(String what, Estimate estimate) {
            return new Row(what, estimate.words(), estimate.how());
        }
    }

    static @Nullable AdviceView of(PreflightReport report) {
        Advice advice = report.advice();
        return advice == null
                ? null
                : new AdviceView(
                        report.counsel().orElseThrow(),
                        advice.options().stream().map(Choice::new).toList(),
                        rows(advice.forecast()));
    }

    private static List<Row> rows(Forecast forecast) {
        return List.of(
                new Row("the source writes", forecast.log().words(), forecast.log().how()),
                Row.of("a clone is there after", forecast.cloning()),
                Row.of("an upgrade takes", forecast.upgrade()),
                Row.of("an upgraded clone catches up after", forecast.catchUp()),
                Row.of("unread slots reach their limit after", forecast.slotLimit()));
    }
}
