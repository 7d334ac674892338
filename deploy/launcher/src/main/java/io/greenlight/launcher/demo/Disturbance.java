package io.greenlight.launcher.demo;

import io.greenlight.contracts.UpgradeEvent;

/// Something that befalls a run while it is being watched.
public interface Disturbance {

    /// Nothing does.
    Disturbance NONE = new Disturbance() {};

    /// The cluster has just been tagged.
    default void tagged() {}

    /// An event was seen.
    default void heard(UpgradeEvent event) {}

    /// Asked again and again, as long as the run is watched.
    default void look() {}
}
