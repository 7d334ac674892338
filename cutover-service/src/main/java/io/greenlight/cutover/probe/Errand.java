package io.greenlight.cutover.probe;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a probe is sent for.
///
/// @param isWanted whether the run is still between the steps that begin and end it; another copy
///   of the service may have ended it
public record Errand(
        UpgradeId upgrade, List<Watched> endpoints, Login login, BooleanSupplier isWanted) {

    public Errand {
        endpoints = List.copyOf(endpoints);
    }
}
