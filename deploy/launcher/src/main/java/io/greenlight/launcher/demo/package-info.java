/// The demo: a cluster under load is tagged, and everything after that happens by itself.
@NullMarked
package io.greenlight.launcher.demo;

import org.jspecify.annotations.NullMarked;
