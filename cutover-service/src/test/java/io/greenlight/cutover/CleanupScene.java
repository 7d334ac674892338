package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.cleanup.Aftermath;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.inplace.FakeRds;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A completed upgrade, a person who asks for its cleanup, and an RDS that takes its time.
final class CleanupScene {

    private static final int LOOKS = 20;

    final Aftermath world = new Aftermath();
    final FakeJournal<CleanupFacts> journal = new FakeJournal<>();
    final FakeLeases leases = new FakeLeases();
    final StandingClock clock = new StandingClock();

    private final FakeJournal<CutoverFacts> cutovers = new FakeJournal<>();
    private final FakeOrderBook orders = new FakeOrderBook();
    private Optional<Journal.Entry<CutoverFacts>> cutover = Optional.empty();

    CleanupScene() {
        orders.enter(world.order());
    }

    /// The switchover's own plan stands there.
    void cutoverIs(RunState state) {
        CutoverFacts facts = CutoverFacts.ofAttempt(1).between(world.sides());
        Page<CutoverFacts> page = Page.blank(Aftermath.UPGRADE, facts).in(state);
        cutover = Optional.of(cutovers.write(cutover, page));
    }

    CleanupRequested wish() {
        return wish(Aftermath.UPGRADE, clock.instant());
    }

    CleanupRequested wish(UpgradeId upgrade, Instant at) {
        return new CleanupRequested(upgrade, Aftermath.ORDERS, at);
    }

    /// What is said to a wish when it is heard once.
    List<Dispatch> hear(CleanupRequested wish) {
        return cleanups().work(wish);
    }

    /// What is said in the end, and all that was said until then.
    List<UpgradeEvent> hearOut(CleanupRequested wish) {
        List<UpgradeEvent> said = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            List<UpgradeEvent> now = hear(wish).stream().map(Dispatch::event).toList();
            said.addAll(now.stream().filter(event -> !event.equals(wish)).toList());
            if (!now.contains(wish)) {
                return said;
            }
            world.deletions.getOn();
            clock.passes(Duration.ofSeconds(30));
        }
        throw new AssertionError("it does not come to an end: " + said);
    }

    private Cleanups cleanups() {
        FakeRds rds = new FakeRds(world.fleet, world.acts);
        CleanupPlan plan =
                new CleanupPlan(
                        world.fleet,
                        world.deletions,
                        rds,
                        rds,
                        world.servers(),
                        world.secrets,
                        runner(new FakeJournal<WayBackFacts>()),
                        Terms.impatient());
        CleanupSubjects subjects =
                new CleanupSubjects(
                        runner(cutovers),
                        runner(new FakeJournal<InPlaceFacts>()),
                        runner(new FakeJournal<WayBackFacts>()),
                        runner(journal),
                        plan,
                        world.fleet);
        return new Cleanups(orders, subjects, runner(journal), clock);
    }

    private <F> PlanRunner<F> runner(FakeJournal<F> pages) {
        return TestRunner.of(Service.CUTOVER, pages, leases, clock);
    }
}
