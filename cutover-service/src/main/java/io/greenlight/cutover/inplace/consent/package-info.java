/// What a person is asked, and where the answer is kept.
@NullMarked
package io.greenlight.cutover.inplace.consent;

import org.jspecify.annotations.NullMarked;
