package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.contracts.UpgradeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The service of these tests: it remembers what it heard, and does what the test tells it to.
@ApplicationScoped
public class ScriptedHandler implements EventHandler {

    private final List<UpgradeEvent> heard = new CopyOnWriteArrayList<>();
    private volatile EventHandler script = _ -> List.of();

    @Override
    public List<Dispatch> handle(UpgradeEvent event) throws Exception {
        heard.add(event);
        return script.handle(event);
    }

    /// From now on, events are handled so; what was heard before is forgotten.
    void follow(EventHandler other) {
        heard.clear();
        script = other;
    }

    List<UpgradeEvent> heard() {
        return heard;
    }
}
