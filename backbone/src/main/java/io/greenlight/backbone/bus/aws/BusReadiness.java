package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.BusConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready as long as the service's queue can be listened to. The connector's own check is switched
/// off: it is one of liveness, and once down stays down (4.33.0).
@Readiness
@ApplicationScoped
class BusReadiness implements HealthCheck {

    private final BusCondition condition;
    private final BusConfig config;

    @Inject
    BusReadiness(BusCondition condition, BusConfig config) {
        this.condition = condition;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> fault = condition.lastingFault();
        var response =
                HealthCheckResponse.named("bus")
                        .withData("queue", config.service().queue())
                        .status(fault.isEmpty());
        fault.ifPresent(sentence -> response.withData("fault", sentence));
        return response.build();
    }
}
