/// An Aurora on one machine: RDS's query protocol over real PostgreSQL processes.
@NullMarked
package io.greenlight.sandbox;

import org.jspecify.annotations.NullMarked;
