package io.greenlight.notifier.aws;

import io.greenlight.contracts.UpgradeEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The events that were read last, by their keys: an entry's event never changes, and reports and
/// logs are made of the same ones again and again.
final class RecentEvents {

    private static final int MOST = 5_000;

    private final Map<String, UpgradeEvent> events = new LinkedHashMap<>(16, 0.75f, true);

    /// The event of that key; read if it is not there, and kept if there was one.
    Optional<UpgradeEvent> get(String key, Function<String, Optional<UpgradeEvent>> read) {
        Optional<UpgradeEvent> known = known(key);
        return known.isPresent() ? known : read.apply(key).map(event -> keep(key, event));
    }

    private synchronized Optional<UpgradeEvent> known(String key) {
        return Optional.ofNullable(events.get(key));
    }

    private synchronized UpgradeEvent keep(String key, UpgradeEvent event) {
        events.put(key, event);
        if (events.size() > MOST) {
            events.remove(events.keySet().iterator().next());
        }
        return event;
    }
}
