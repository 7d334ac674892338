package io.greenlight.contracts;

/// Something that goes with a step that a person has to agree to, and how much of it.
///
/// @param what with its unit, as in `rows written to shop: public.orders`
/// @param count as of the moment at which the question was asked
public record Loss(String what, long count) {

    public Loss {
        if (count < 0) {
            throw new IllegalArgumentException("a loss is never negative: %d".formatted(count));
        }
    }
}
