/// What was found, as people and programs read it. Nothing here needs AWS, a server or a container:
/// whoever runs checks writes the same pages.
@NullMarked
package io.greenlight.preflight.report;

import org.jspecify.annotations.NullMarked;
