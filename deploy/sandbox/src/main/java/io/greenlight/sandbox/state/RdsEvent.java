package io.greenlight.sandbox.state;

import java.time.Instant;
import java.util.List;

/// Something that DescribeEvents tells.
///
/// @param sourceType `db-cluster`, `db-instance`, ...
/// @param source the identifier that the resource had then
public record RdsEvent(
        Instant at, String sourceType, String source, List<String> categories, String message) {

    public RdsEvent {
        categories = List.copyOf(categories);
    }
}
