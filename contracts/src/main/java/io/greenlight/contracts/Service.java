package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/// The five services, the queue that each listens on, and the events that it hears there.
public enum Service {
    DISCOVERY("discovery", DiscoveryEvent.class),
    PREFLIGHT("preflight", PreflightEvent.class),
    REPLICATION("replication", ReplicationEvent.class),
    CUTOVER("cutover", CutoverEvent.class),
    NOTIFIER("notifier", NotifierEvent.class);

    private final String word;
    private final Class<? extends UpgradeEvent> hears;

    Service(String word, Class<? extends UpgradeEvent> hears) {
        this.word = word;
        this.hears = hears;
    }

    /// As it stands in events, journals and names of queues.
    @JsonValue
    public String word() {
        return word;
    }

    /// The sealed type of what this service hears.
    public Class<? extends UpgradeEvent> hears() {
        return hears;
    }

    /// The name of its SQS queue; the dead-letter queue's has `-dead` behind it.
    public String queue() {
        return "greenlight-" + word;
    }

    /// Everyone who hears that event.
    public static List<Service> recipientsOf(UpgradeEvent event) {
        return Arrays.stream(values()).filter(one -> one.hears.isInstance(event)).toList();
    }

    /// Everyone who says events of that kind; nobody says a request but people and, when it has to
    /// look again later, the service that hears it.
    public static List<Service> sendersOf(Class<? extends UpgradeEvent> kind) {
        SentBy sentBy = kind.getAnnotation(SentBy.class);
        return sentBy == null ? List.of() : List.of(sentBy.value());
    }
}
