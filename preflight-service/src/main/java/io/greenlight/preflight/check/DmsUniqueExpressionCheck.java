package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// In batches DMS writes the rows of a transaction in an order of its own, and knows only keys of
/// plain columns to avoid a collision.
final class DmsUniqueExpressionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("dms-unique-expression")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "unique indexes on expressions",
                        "two rows can collide on the way, and the task stops at " + "the first");
    }
}
