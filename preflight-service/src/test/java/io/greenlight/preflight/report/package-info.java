/// How the pages of a report look.
@NullMarked
package io.greenlight.preflight.report;

import org.jspecify.annotations.NullMarked;
