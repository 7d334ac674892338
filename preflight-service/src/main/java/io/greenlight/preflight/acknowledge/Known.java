package io.greenlight.preflight.acknowledge;

import io.greenlight.contracts.Finding;
import java.time.Instant;
import java.util.List;

/// What somebody has acknowledged at one time: these objects, and none that are found later.
///
/// @param objects as they were found then
/// @param by who did, or the tag
/// @param at when; of a tag, when it was first seen
/// @param remark in their words
public record Known(
        String check, String database, List<String> objects, String by, Instant at, String remark) {

    public Known {
        objects = List.copyOf(objects);
    }

    /// Whether it is about what that check finds there.
    boolean isAbout(Finding one) {
        return check.equals(one.check()) && database.equals(one.database());
    }
}
