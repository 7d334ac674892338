package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// DMS names every column in its INSERT, and a server takes no value for one that it generates
/// itself.
final class GeneratedColumnCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("generated-column")
                .on(Severity.WARNING, Way.DMS)
                .says(
                        Severity.WARNING,
                        "columns that the server generates itself",
                        "the target refuses the rows that DMS writes");
    }
}
