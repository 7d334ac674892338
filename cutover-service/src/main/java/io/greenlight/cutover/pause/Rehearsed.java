package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.database.Slots;
import java.util.List;

/// What a rehearsal saw and a pause holds on to.
///
/// @param turn in which the commit row may be written
/// @param readers who reads each slot: behind the fence it must be the same session
/// @param stamps of each database's schema: behind the fence they must be the same
/// @param roles that the fence locks out
/// @param locking the statements that lock them out
record Rehearsed(
        int turn,
        List<Slots.Reader> readers,
        List<String> stamps,
        List<String> roles,
        String locking) {

    Rehearsed {
        readers = List.copyOf(readers);
        stamps = List.copyOf(stamps);
        roles = List.copyOf(roles);
    }
}
