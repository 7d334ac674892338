package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.FakeReaderEndpoints;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.cleanup.FakeDeletions;
import io.greenlight.cutover.global.GlobalAccess;
import io.greenlight.cutover.global.GlobalFacts;
import io.greenlight.cutover.global.GlobalPlan;
import io.greenlight.cutover.global.GlobalWorld;
import io.greenlight.cutover.inplace.FakeRds;
import io.greenlight.cutover.probe.Probes;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.Terms;
import io.greenlight.cutover.watch.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Global Database that is prepared for its upgrade, the service, and an RDS that takes its time.
final class GlobalScene {

    private static final int LOOKS = 120;

    final StandingClock clock = new StandingClock();
    final GlobalWorld world = new GlobalWorld(clock);
    final FakeJournal<GlobalFacts> journal = new FakeJournal<>();
    final UpgradeOrder order;

    private final CutoverConfig config = Terms.impatient();
    private final FakeLeases leases = new FakeLeases();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final Probes probes = new Probes(world.endpoints, world.files, config, clock);

    GlobalScene(Mode mode) {
        order = world.order(mode);
        orders.enter(order);
    }

    UpgradePrepared prepared() {
        return new UpgradePrepared(
                order.upgrade(), order.cluster(), clock.instant(), List.of(), null);
    }

    /// What is said to an event when it is heard once.
    List<UpgradeEvent> hear(UpgradeEvent event) {
        List<Dispatch> said =
                switch (event) {
                    case UpgradePrepared prepared -> runs().work(order, prepared);
                    case CutoverRequested asked -> runs().work(order, asked);
                    case WayBackRequested _ -> runs().refuse(order);
                    case CleanupRequested asked -> cleanups().work(asked);
                    default -> throw new IllegalArgumentException("nobody hears " + event);
                };
        return said.stream().map(Dispatch::event).toList();
    }

    /// What is said in the end, and all that was said until then.
    List<UpgradeEvent> hearOut(UpgradeEvent event) {
        return hearUntil(event, UpgradedGlobally.class);
    }

    /// The same, up to an event of that kind: a run that is stuck has no end.
    List<UpgradeEvent> hearUntil(UpgradeEvent event, Class<? extends UpgradeEvent> last) {
        List<UpgradeEvent> said = new ArrayList<>();
        UpgradeEvent next = event;
        for (int look = 0; look < LOOKS; look++) {
            List<UpgradeEvent> now = hear(next);
            said.addAll(now.stream().filter(one -> !isAWish(one)).toList());
            Optional<UpgradeEvent> again = now.stream().filter(GlobalScene::isAWish).findFirst();
            if (again.isEmpty() || now.stream().anyMatch(last::isInstance)) {
                return said;
            }
            next = again.get();
            clock.passes(Duration.ofSeconds(30));
            world.getOn();
        }
        throw new AssertionError("it does not come to an end: " + said);
    }

    private static boolean isAWish(UpgradeEvent event) {
        return event instanceof CutoverRequested;
    }

    private GlobalRuns runs() {
        Access access =
                new Access(
                        world.fleet("eu-central-1"),
                        world.home,
                        world.secrets,
                        world.servers,
                        config);
        GlobalAccess members =
                new GlobalAccess(
                        access, world, world, new FakeReaderEndpoints(world.customEndpoints));
        Watcher<GlobalFacts> watcher = new Watcher<>(access, probes, runner(), it -> false, clock);
        GlobalPlan plan = new GlobalPlan(members, world, watcher, world.files, config, clock);
        return new GlobalRuns(runner(), plan, new RunLog(world.files, clock), config, clock);
    }

    private Cleanups cleanups() {
        FakeFleet none = new FakeFleet();
        FakeRds rds = new FakeRds(none, world.acts);
        CleanupPlan plan =
                new CleanupPlan(
                        none,
                        new FakeDeletions(none, world.acts),
                        rds,
                        rds,
                        (server, login, names) -> {
                            throw new IllegalStateException("nobody opens " + server);
                        },
                        world.secrets,
                        runner(new FakeJournal<>()),
                        config);
        FakeJournal<CleanupFacts> pages = new FakeJournal<>();
        CleanupSubjects subjects =
                new CleanupSubjects(
                        runner(new FakeJournal<>()),
                        runner(new FakeJournal<>()),
                        runner(new FakeJournal<>()),
                        runner(pages),
                        plan,
                        none);
        return new Cleanups(orders, subjects, runner(pages), clock);
    }

    private PlanRunner<GlobalFacts> runner() {
        return runner(journal);
    }

    private <F> PlanRunner<F> runner(FakeJournal<F> pages) {
        return TestRunner.of(Service.CUTOVER, pages, leases, clock);
    }
}
