package io.greenlight.preflight.aws;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.preflight.FakeEstate;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Stands where RDS is: the local AWS has none.
final class FleetInMemory {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    FakeFleet fleet() {
        return new FakeFleet();
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    FakeEstate estate() {
        return new FakeEstate();
    }
}
