package io.greenlight.cutover.global;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What RDS has said of an upgrade so far.
///
/// @param complaints why it was not made, or taken back; empty if nothing says that
/// @param isBegun whether it says that it began, in any region
/// @param last when it said anything of an upgrade last, by its own clock; null if never
record Told(List<String> complaints, boolean isBegun, @Nullable Instant last) {

    Told {
        complaints = List.copyOf(complaints);
    }

    /// When it said anything of an upgrade last.
    Optional<Instant> lastWord() {
        return Optional.ofNullable(last);
    }
}
