package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// 14 calls conversion functions with one argument more than 13 did (pg_upgrade, check.c).
final class EncodingConversionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("encoding-conversion")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .only(Span.to(14))
                .says(
                        Severity.BLOCKED,
                        "conversions between encodings made by users",
                        "14 calls their functions differently: pg_upgrade refuses"
                                + " the cluster, a schema does not load");
    }
}
