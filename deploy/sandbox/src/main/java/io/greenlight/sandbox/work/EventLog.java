package io.greenlight.sandbox.work;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Instance;
import io.greenlight.sandbox.state.RdsEvent;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What DescribeEvents will tell. To be written under the ledger's lock.
public final class EventLog {

    /// RDS keeps 14 days; a test machine writes faster.
    private static final int LONGEST = 5000;

    private final InstantSource clock;

    public EventLog(InstantSource clock) {
        this.clock = clock;
    }

    public void about(AwsRegion region, Cluster cluster, String category, String message) {
        add(region, "db-cluster", cluster.identifier(), category, message);
    }

    public void about(AwsRegion region, Instance instance, String category, String message) {
        add(region, "db-instance", instance.identifier(), category, message);
    }

    public void aboutSnapshot(AwsRegion region, String snapshot, String message) {
        add(region, "db-cluster-snapshot", snapshot, "backup", message);
    }

    private void add(
            AwsRegion region, String type, String source, String category, String message) {
        region.events()
                .add(
                        new RdsEvent(
                                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                                type,
                                source,
                                List.of(category),
                                message));
        if (region.events().size() > LONGEST) {
            region.events().removeFirst();
        }
    }
}
