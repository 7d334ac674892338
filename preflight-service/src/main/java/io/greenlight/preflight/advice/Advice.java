package io.greenlight.preflight.advice;

import io.greenlight.contracts.Strategy;
import io.greenlight.preflight.forecast.Forecast;
import java.util.List;

/// What the owner of a cluster is told beside what stands in the way: an order is never changed by
/// it.
///
/// @param sentence which strategy to take, and why
/// @param options the ordered one first
public record Advice(Strategy ordered, String sentence, List<Option> options, Forecast forecast) {

    public Advice {
        options = List.copyOf(options);
    }
}
