package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.RdsEvent;
import io.greenlight.sandbox.work.World;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What has happened, and when.
final class EventActions {

    private static final Map<String, String> ARN_TYPES =
            Map.of(
                    "db-cluster", "cluster",
                    "db-instance", "db",
                    "db-cluster-snapshot", "cluster-snapshot");

    private final World world;

    EventActions(World world) {
        this.world = world;
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "DescribeEvents",
                        "SourceIdentifier SourceType StartTime EndTime Duration EventCategories"
                                + " Filters MaxRecords Marker",
                        this::describe));
    }

    private List<Xml> describe(Query query) {
        AwsRegion region = world.ledger().region(query.region());
        Filters.of(query);
        if (query.mentions("SourceIdentifier") && !query.mentions("SourceType")) {
            throw RdsError.invalidCombination(
                    "SourceType must be given together with SourceIdentifier.");
        }
        Duration span = Duration.ofMinutes(query.number("Duration").orElse(60));
        Instant end = time(query, "EndTime").orElseGet(world::now);
        Instant start = time(query, "StartTime").orElseGet(() -> end.minus(span));
        SortedMap<String, RdsEvent> found = new TreeMap<>();
        int number = 0;
        for (RdsEvent event : region.events()) {
            number++;
            boolean inTime = !event.at().isBefore(start) && !event.at().isAfter(end);
            if (inTime && matches(query, event)) {
                found.put("%s %09d".formatted(event.at(), number), event);
            }
        }
        return Page.of(query, found).in("Events", event -> xml(region, event));
    }

    private static boolean matches(Query query, RdsEvent event) {
        List<String> categories = query.values("EventCategories");
        return query.text("SourceType").orElse(event.sourceType()).equals(event.sourceType())
                && query.text("SourceIdentifier").orElse(event.source()).equals(event.source())
                && (categories.isEmpty()
                        || event.categories().stream().anyMatch(categories::contains));
    }

    private static Optional<Instant> time(Query query, String name) {
        try {
            return query.text(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            throw RdsError.invalidValue(name + " is not an ISO 8601 time");
        }
    }

    private static Xml xml(AwsRegion region, RdsEvent event) {
        String type = ARN_TYPES.getOrDefault(event.sourceType(), event.sourceType());
        return Xml.of(
                "Event",
                Xml.text("SourceIdentifier", event.source()),
                Xml.text("SourceType", event.sourceType()),
                Xml.text("SourceArn", region.arn(type, event.source())),
                Xml.text("Message", event.message()),
                Xml.list(
                        "EventCategories",
                        event.categories(),
                        category -> Xml.text("EventCategory", category)),
                Xml.text("Date", event.at()));
    }
}
