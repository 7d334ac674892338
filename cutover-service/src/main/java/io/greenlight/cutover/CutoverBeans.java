package io.greenlight.cutover;

import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.aws.PlanRunners;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.aws.S3Comparisons;
import io.greenlight.cutover.aws.S3PauseMarks;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.global.GlobalFacts;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.aws.S3Consents;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.pause.Comparisons;
import io.greenlight.cutover.pause.PauseMarks;
import io.greenlight.cutover.probe.Probes;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.watch.Watcher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// What the service is put together from.
final class CutoverBeans {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    PlanRunner<CutoverFacts> runner(PlanRunners runners) {
        return runners.of(CutoverFacts.class);
    }

    @Produces
    @Singleton
    PlanRunner<CleanupFacts> cleanupRunner(PlanRunners runners) {
        return runners.of("cleanup", CleanupFacts.class);
    }

    @Produces
    @Singleton
    PlanRunner<InPlaceFacts> inPlaceRunner(PlanRunners runners) {
        return runners.of("in-place", InPlaceFacts.class);
    }

    @Produces
    @Singleton
    PlanRunner<WayBackFacts> wayBackRunner(PlanRunners runners) {
        return runners.of("way-back", WayBackFacts.class);
    }

    @Produces
    @Singleton
    PlanRunner<GlobalFacts> globalRunner(PlanRunners runners) {
        return runners.of("global", GlobalFacts.class);
    }

    @Produces
    @Singleton
    Watcher<InPlaceFacts> inPlaceWatcher(
            Access access,
            Probes probes,
            PlanRunner<InPlaceFacts> runs,
            WaysBack waysBack,
            Clock clock) {
        return new Watcher<>(access, probes, runs, waysBack::isAgreed, clock);
    }

    @Produces
    @Singleton
    Watcher<GlobalFacts> globalWatcher(
            Access access, Probes probes, PlanRunner<GlobalFacts> runs, Clock clock) {
        return new Watcher<>(access, probes, runs, order -> false, clock);
    }

    @Produces
    @Singleton
    Consents consents(Bucket bucket) {
        return new S3Consents(bucket);
    }

    @Produces
    @Singleton
    PauseMarks marks(Bucket bucket) {
        return new S3PauseMarks(bucket);
    }

    @Produces
    @Singleton
    Comparisons comparisons(Bucket bucket, Clock clock) {
        return new S3Comparisons(bucket, clock);
    }
}
