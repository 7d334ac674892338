/// What is seen to before clusters are upgraded themselves, and what tests of that need.
@NullMarked
package io.greenlight.replication.beforehand;

import org.jspecify.annotations.NullMarked;
