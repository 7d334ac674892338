package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.aws.FaultyWire;
import io.greenlight.backbone.aws.LocalAws;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A local AWS behind a wire that the test may cut, with queues that hide a message for 3 s only.
public final class WiredAwsResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable FaultyWire wire;

    @Override
    public Map<String, String> start() {
        LocalAws aws = LocalAws.fresh().deploy(3);
        wire = FaultyWire.to(aws.endpoint());
        aws.through(wire.endpoint()).useHere();
        return Map.of(
                "greenlight.bucket", aws.bucket(),
                "greenlight.bus.visibility", "3s",
                "greenlight.bus.patience", "4s",
                "mp.messaging.incoming.events-in.wait-time-seconds", "1",
                "smallrye.messaging.worker.<virtual-thread>.max-concurrency", "2");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, new TestInjector.MatchesType(FaultyWire.class));
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
    }
}
