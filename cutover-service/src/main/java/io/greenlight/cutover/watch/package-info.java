/// What all upgrades of a cluster itself have in common: its endpoints are looked at, and people
/// find a log of what was done.
@NullMarked
package io.greenlight.cutover.watch;

import org.jspecify.annotations.NullMarked;
