package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// DMS takes every text through UTF-8. What is no text in the encoding of its database, as
/// SQL_ASCII allows, does not come out again as it went in.
final class EncodingCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("encoding")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "databases whose texts are not in UTF-8",
                        "DMS converts every text; bytes that are none in this "
                                + "encoding stop the task or are replaced");
    }
}
