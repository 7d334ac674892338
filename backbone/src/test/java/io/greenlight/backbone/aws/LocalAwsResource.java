package io.greenlight.backbone.aws;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The shared local AWS for a service under `@QuarkusTest`:
/// `@WithTestResource(LocalAwsResource.class)`.
public final class LocalAwsResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        LocalAws aws = LocalAws.shared();
        aws.useHere();
        return Map.of(
                "greenlight.bucket",
                aws.bucket(),
                // A poll that a stopped test leaves open would swallow the next one's message.
                "mp.messaging.incoming.events-in.wait-time-seconds",
                "1");
    }

    @Override
    public void stop() {
        // It ends with the JVM; the next class may need it.
    }
}
