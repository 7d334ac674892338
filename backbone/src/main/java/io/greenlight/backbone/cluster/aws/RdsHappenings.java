package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Happenings;
import io.greenlight.contracts.Happening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/// Events of one region through RDS's API. It tells of a cluster and of each instance only by name,
/// so that of an instance which is gone nothing is told.
final class RdsHappenings implements Happenings {

    /// DescribeEvents: "for the past 14 days". What lies before is not asked for, lest a clock that
    /// goes a little wrong makes RDS refuse the whole question.
    private static final Duration KEPT = Duration.ofDays(14).minusMinutes(5);

    private final RdsClient rds;
    private final Clock clock;

    RdsHappenings(RdsClient rds, Clock clock) {
        this.rds = rds;
        this.clock = clock;
    }

    @Override
    public List<Happening> of(Cluster cluster, Instant since) {
        Instant oldest = clock.instant().minus(KEPT);
        Instant from = since.isBefore(oldest) ? oldest : since;
        String region = cluster.ref().region();
        Stream<Happening> ofCluster =
                told(SourceType.DB_CLUSTER, cluster.ref().identifier(), from)
                        .map(event -> read(event, region, Happening.Kind.CLUSTER));
        Stream<Happening> ofInstances =
                cluster.instances().stream()
                        .flatMap(instance -> told(SourceType.DB_INSTANCE, instance, from))
                        .map(event -> read(event, region, Happening.Kind.INSTANCE));
        return Stream.concat(ofCluster, ofInstances)
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    private Stream<Event> told(SourceType type, String name, Instant from) {
        return rds
                .describeEventsPaginator(
                        request -> request.sourceType(type).sourceIdentifier(name).startTime(from))
                .events()
                .stream();
    }

    private static Happening read(Event event, String region, Happening.Kind kind) {
        return new Happening(
                event.date(),
                region,
                kind,
                event.sourceIdentifier(),
                Optional.ofNullable(event.message()).orElse(""));
    }
}
