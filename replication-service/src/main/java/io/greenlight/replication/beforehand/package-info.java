/// What is seen to before clusters are upgraded themselves, by whatever strategy: their logs, their
/// configuration, and the files that a run leaves for people.
@NullMarked
package io.greenlight.replication.beforehand;

import org.jspecify.annotations.NullMarked;
