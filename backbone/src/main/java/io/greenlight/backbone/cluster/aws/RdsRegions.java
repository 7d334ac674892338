package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Happenings;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.cluster.Regions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Every region through its own RDS.
@Singleton
final class RdsRegions implements Regions {

    private final RegionalClients clients;
    private final Clock clock;

    @Inject
    RdsRegions(RegionalClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Fleet fleet(String region) {
        return new RdsFleet(clients.rds(region));
    }

    @Override
    public Instances instances(String region) {
        return new RdsInstances(clients.rds(region));
    }

    @Override
    public Happenings happenings(String region) {
        return new RdsHappenings(clients.rds(region), clock);
    }

    @Override
    public Maintenance maintenance(String region) {
        return new RdsMaintenance(clients.rds(region));
    }
}
