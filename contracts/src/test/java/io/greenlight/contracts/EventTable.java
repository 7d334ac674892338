package io.greenlight.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All events as a Markdown table, for the README.
final class EventTable {

    static final String BEGIN = "<!-- events: made by EventTable -->";
    static final String END = "<!-- end of events -->";

    private EventTable() {}

    /// Facts in the order of the services that say them, which is the flow's; then requests.
    static String markdown() {
        Stream<List<Service>> facts = Arrays.stream(Service.values()).map(List::of);
        return "| event | said by | heard by |\n| --- | --- | --- |\n"
                + Stream.concat(facts, Stream.of(List.<Service>of()))
                        .flatMap(EventTable::saidFirstBy)
                        .map(EventTable::row)
                        .collect(Collectors.joining());
    }

    private static Stream<Class<? extends UpgradeEvent>> saidFirstBy(List<Service> sender) {
        return EventCodec.kinds().stream()
                .<Class<? extends UpgradeEvent>>map(kind -> kind.asSubclass(UpgradeEvent.class))
                .filter(kind -> Service.sendersOf(kind).stream().limit(1).toList().equals(sender));
    }

    private static String row(Class<? extends UpgradeEvent> kind) {
        List<Service> senders = Service.sendersOf(kind);
        String heardBy =
                words(
                        List.of(Service.values()).stream()
                                .filter(one -> one.hears().isAssignableFrom(kind))
                                .toList());
        return "| `%s` | %s | %s |\n"
                .formatted(
                        EventCodec.typeName(kind),
                        senders.isEmpty() ? "a person" : words(senders),
                        heardBy);
    }

    private static String words(List<Service> services) {
        return services.stream().map(Service::word).collect(Collectors.joining(", "));
    }
}
