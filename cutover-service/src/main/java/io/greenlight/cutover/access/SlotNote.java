package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.database.StandingSlots;

/// A logical slot that is dropped for an upgrade, as it has to be made again.
///
/// @param making the statement for it, written by the server that had it
public record SlotNote(String name, String database, String making) {

    /// What has to be known of that slot once it is gone.
    public static SlotNote of(StandingSlots.Slot slot) {
        return new SlotNote(slot.name(), slot.database(), slot.making());
    }
}
