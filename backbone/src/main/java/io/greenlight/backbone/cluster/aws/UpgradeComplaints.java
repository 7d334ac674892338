package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeLogs;
import io.greenlight.backbone.cluster.UpgradeWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.SourceType;

/// Why RDS did not upgrade a cluster. Its API has no word for it: the cluster is `available` again
/// at its old version, an event says that, and the reason is at the end of a log file.
final class UpgradeComplaints {

    private final RdsClient rds;
    private final UpgradeLogFiles files;

    UpgradeComplaints(RdsClient rds) {
        this.rds = rds;
        this.files = new UpgradeLogFiles(rds);
    }

    /// Events that say so, then what the log files end with; empty if no event says so. Clocks may
    /// differ.
    List<String> about(Cluster cluster, Instant ours) {
        Instant since = ours.minus(RdsHappenings.CLOCKS);
        List<String> complaints = new ArrayList<>(events(cluster, since));
        if (complaints.isEmpty()) {
            return complaints;
        }
        cluster.writerInstance().ifPresent(writer -> complaints.addAll(logs(writer, since)));
        return complaints;
    }

    private List<String> events(Cluster cluster, Instant since) {
        Stream<Event> ofCluster = events(cluster.ref().identifier(), SourceType.DB_CLUSTER, since);
        Stream<Event> ofWriter =
                cluster.writerInstance().stream()
                        .flatMap(writer -> events(writer, SourceType.DB_INSTANCE, since));
        return Stream.concat(ofCluster, ofWriter)
                .map(Event::message)
                .filter(UpgradeWords::isComplaint)
                .distinct()
                .toList();
    }

    private Stream<Event> events(String identifier, SourceType type, Instant since) {
        return rds
                .describeEventsPaginator(request ->
                        request.sourceIdentifier(identifier).sourceType(type).startTime(since))
                .events()
                .stream();
    }

    private List<String> logs(String writer, Instant since) {
        try {
            return files.names(writer, since)
                    .flatMap(name -> reason(writer, name).stream())
                    .toList();
        } catch (RdsException unreadable) {
            // The event alone is worth more than no answer.
            return List.of("the log files could not be read: " + unreadable.getMessage());
        }
    }

    private Optional<String> reason(String writer, String name) {
        UpgradeLogs.LogFile file = files.file(writer, name);
        Optional<String> excerpt =
                file.isList() ? UpgradeLog.list(file.text()) : UpgradeLog.reasons(file.text());
        return excerpt.map(telling -> "%s: %s".formatted(name, telling));
    }
}
