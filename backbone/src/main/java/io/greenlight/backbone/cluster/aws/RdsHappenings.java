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

    /// DescribeEvents: "for the past 14 days".
    private static final Duration KEPT = Duration.ofDays(14);

    /// It is asked for so much more, for it counts whole minutes, by its own clock.
    private static final Duration SLACK = Duration.ofMinutes(5);

    /// RDS's clock and ours may differ so much: what it told by its clock a little before is told,
    /// too. What somebody tried before that is further away.
    static final Duration CLOCKS = Duration.ofSeconds(30);

    private final RdsClient rds;
    private final Clock clock;

    RdsHappenings(RdsClient rds, Clock clock) {
        this.rds = rds;
        this.clock = clock;
    }

    /// Asked for by how long ago, which RDS counts back from its own now; whether a start without
    /// an end means the hour after it, its documentation does not say.
    @Override
    public List<Happening> of(Cluster cluster, Instant since) {
        Duration ago = Duration.between(since, clock.instant()).plus(SLACK);
        Duration asked = ago.compareTo(KEPT) < 0 ? ago : KEPT;
        String region = cluster.ref().region();
        Stream<Happening> ofCluster =
                told(SourceType.DB_CLUSTER, cluster.ref().identifier(), asked)
                        .map(event -> read(event, region, Happening.Kind.CLUSTER));
        Stream<Happening> ofInstances =
                cluster.instances().stream()
                        .flatMap(instance -> told(SourceType.DB_INSTANCE, instance, asked))
                        .map(event -> read(event, region, Happening.Kind.INSTANCE));
        return Stream.concat(ofCluster, ofInstances)
                .filter(happening -> !happening.at().isBefore(since.minus(CLOCKS)))
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    private Stream<Event> told(SourceType type, String name, Duration ago) {
        int minutes = Math.toIntExact(ago.toMinutes());
        return rds
                .describeEventsPaginator(request ->
                        request.sourceType(type).sourceIdentifier(name).duration(minutes))
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
