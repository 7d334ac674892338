/// Preflight of any PostgreSQL, by its url alone: no AWS, no queue, no Quarkus.
@NullMarked
package io.greenlight.preflight.tool;

import org.jspecify.annotations.NullMarked;
