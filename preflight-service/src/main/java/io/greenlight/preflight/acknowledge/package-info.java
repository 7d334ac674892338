/// Who knows of which warning, said by event or by tag, and what becomes of those that nobody knows
/// of.
@NullMarked
package io.greenlight.preflight.acknowledge;

import org.jspecify.annotations.NullMarked;
