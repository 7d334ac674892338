package io.greenlight.backbone.bus;

import io.greenlight.contracts.UpgradeEvent;
import java.util.List;

/// What a service does with an event. Each service has exactly one bean of this type, its listener;
/// the inbox calls it on a virtual thread and sends what it returns.
///
/// The same event may come twice, late, or again after a crash. A handler looks at the world first,
/// never waits for something slow, and returns its own event with a delay where it has to look
/// again. An exception means that the event comes again later, in the end to the dead-letter queue.
public interface EventHandler {

    /// Handles one event and says what is to be sent because of it.
    ///
    /// @throws Exception for a passing fault: the event will be delivered again
    List<Dispatch> handle(UpgradeEvent event) throws Exception;
}
