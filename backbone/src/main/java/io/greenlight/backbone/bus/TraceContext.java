package io.greenlight.backbone.bus;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/// The W3C trace context that goes along with a message, so that one trace leads from the tag to
/// the last notice: connector and SDK leave it out.
@Singleton
public final class TraceContext {

    private final OpenTelemetry telemetry;

    @Inject
    TraceContext(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /// Its fields as they stand on this thread now; none where nothing is traced.
    public Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), fields, (_, key, value) -> fields.put(key, value));
        return fields;
    }
}
