package io.greenlight.contracts;

import java.time.Duration;

/// How long a part of an upgrade took on a clone.
///
/// @param part one word, kebab-case: `clone`, `upgrade`, `analyze`
public record RehearsedTime(String part, Duration took) {}
