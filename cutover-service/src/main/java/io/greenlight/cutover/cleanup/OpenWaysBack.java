package io.greenlight.cutover.cleanup;

import io.greenlight.contracts.UpgradeOrder;

/// Whether somebody is about to go back from an upgrade in place. What its journal says holds until
/// a step of a cleanup has ended: both are gone through under one lease.
@FunctionalInterface
public interface OpenWaysBack {

    /// Whether one is under way, though nobody may have agreed to it yet.
    boolean isOpen(UpgradeOrder order);
}
