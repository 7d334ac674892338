/// The proof that what the services say to one another stays readable.
@NullMarked
package io.greenlight.contracts;

import org.jspecify.annotations.NullMarked;
