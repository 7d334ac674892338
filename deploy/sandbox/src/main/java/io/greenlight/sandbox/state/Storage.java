package io.greenlight.sandbox.state;

import io.greenlight.sandbox.server.Volume;

/// A cluster's volume.
///
/// @param logicalStart what aurora_volume_logical_start_lsn() answers
/// @param cloneGroup the same for a source and all its clones
public record Storage(Volume volume, String logicalStart, String cloneGroup) {

    public Storage startingAt(String lsn) {
        return new Storage(volume, lsn, cloneGroup);
    }
}
