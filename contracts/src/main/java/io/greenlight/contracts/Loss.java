package io.greenlight.contracts;

/// Something that goes with a step that a person has to agree to, and how much of it.
///
/// @param what with its unit, as in `rows written to shop: public.orders`
/// @param count as of the moment at which the question was asked
public record Loss(String what, long count) {

    /// What would end a line of the question, or turn it round.
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+";

    /// Names are part of it that anybody may have given: they stay on their line.
    public Loss {
        what = what.replaceAll(UNSEEN, " ");
        if (count < 0) {
            throw new IllegalArgumentException("a loss is never negative: %d".formatted(count));
        }
    }
}
