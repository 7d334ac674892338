/// What a run came to, for programs (JSON) and for people (a page).
@NullMarked
package io.greenlight.launcher.report;

import org.jspecify.annotations.NullMarked;
