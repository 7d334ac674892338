package io.greenlight.backbone.plan.aws;

import io.greenlight.backbone.bus.BusConfig;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.S3Journal;
import io.greenlight.backbone.journal.aws.S3Leases;
import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.backbone.plan.FileFailpoints;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.Service;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/// Makes runners whose journals and leases lie in the bucket, for the service that this is.
@Singleton
public final class PlanRunners {

    private final Bucket bucket;
    private final Service service;
    private final PlanConfig config;
    private final Clock clock;
    private final Outbox outbox;
    private final Failpoints failpoints;
    private final S3Leases leases;

    @Inject
    public PlanRunners(
            Bucket bucket, BusConfig bus, PlanConfig config, Clock clock, Outbox outbox) {
        this.bucket = bucket;
        this.service = bus.service();
        this.config = config;
        this.clock = clock;
        this.outbox = outbox;
        this.failpoints =
                config.failpoints()
                        .<Failpoints>map(folder -> new FileFailpoints(folder, service.word()))
                        .orElse(place -> {});
        String copy = "%s-%d-%s".formatted(service.word(), pid(), UUID.randomUUID());
        this.leases = new S3Leases(bucket, service, copy, config.lease(), clock);
    }

    /// A runner of the service's plan, which resolves such facts.
    public <F> PlanRunner<F> of(Class<F> facts) {
        return runner(service.word(), facts);
    }

    /// A runner of a further plan of the service, with pages of its own. The lease is the same, so
    /// that of one upgrade one plan is worked on at a time.
    ///
    /// @param plan what sets its pages apart: a word, kebab-case
    public <F> PlanRunner<F> of(String plan, Class<F> facts) {
        return runner("%s-%s".formatted(service.word(), plan), facts);
    }

    private <F> PlanRunner<F> runner(String pages, Class<F> facts) {
        return new PlanRunner<>(
                service,
                new S3Journal<>(bucket, pages, facts),
                leases,
                failpoints,
                clock,
                config.slice(),
                outbox);
    }

    @Produces
    @Singleton
    Failpoints failpoints() {
        return failpoints;
    }

    @PreDestroy
    void stop() {
        leases.close();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
