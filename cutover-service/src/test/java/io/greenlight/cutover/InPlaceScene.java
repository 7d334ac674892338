package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.CleanupRequested;
import io.greenlight.contracts.ConsentGiven;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.WayBackRequested;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.FakeReaderEndpoints;
import io.greenlight.cutover.cleanup.CleanupFacts;
import io.greenlight.cutover.cleanup.FakeDeletions;
import io.greenlight.cutover.cleanup.FakeServer;
import io.greenlight.cutover.inplace.FakeBothSides;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.InPlacePlan;
import io.greenlight.cutover.inplace.InPlaceWorld;
import io.greenlight.cutover.inplace.wayback.BothClusters;
import io.greenlight.cutover.inplace.wayback.LedPoolers;
import io.greenlight.cutover.inplace.wayback.OtherLosses;
import io.greenlight.cutover.inplace.wayback.Readiness;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.inplace.wayback.WayBackPlan;
import io.greenlight.cutover.probe.Probes;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Terms;
import io.greenlight.cutover.watch.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cluster that is prepared for its upgrade in place, the service, and an RDS that takes its
/// time.
final class InPlaceScene {

    private static final int LOOKS = 60;

    final InPlaceWorld world;
    final FakeBothSides sides;
    final FakeDeletions deletions;
    final FakeServer kept;
    final FakePoolers poolers;
    final FakeJournal<InPlaceFacts> journal = new FakeJournal<>();
    final FakeJournal<WayBackFacts> waysBack = new FakeJournal<>();
    final FakeJournal<CleanupFacts> cleanups = new FakeJournal<>();
    final StandingClock clock = new StandingClock();

    private final CutoverConfig config = Terms.impatient();
    private final FakeLeases leases = new FakeLeases();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final UpgradeOrder order;
    private final Probes probes;

    InPlaceScene(String from, String to) {
        world = new InPlaceWorld(from, to);
        sides = new FakeBothSides(world.acts);
        poolers = new FakePoolers(world.acts);
        deletions = new FakeDeletions(world.fleet, world.acts);
        deletions.add("orders-1", Instance.Role.WRITER);
        deletions.add("orders-before-0123abcd-1", Instance.Role.WRITER);
        kept = new FakeServer("the one that is kept", world.acts);
        order = world.order();
        orders.enter(order);
        probes = new Probes(world.endpoints, world.files, config, clock);
    }

    UpgradePrepared prepared() {
        return new UpgradePrepared(
                order.upgrade(), order.cluster(), clock.instant(), List.of(), world.wayBack());
    }

    WayBackRequested wishToGoBack() {
        return new WayBackRequested(order.upgrade(), order.cluster(), clock.instant());
    }

    CleanupRequested wishForCleanup() {
        return new CleanupRequested(order.upgrade(), order.cluster(), clock.instant());
    }

    ConsentGiven yes(ConsentToken token) {
        return new ConsentGiven(order.upgrade(), order.cluster(), clock.instant(), token);
    }

    /// What is said to an event when it is heard once.
    List<UpgradeEvent> hear(UpgradeEvent event) {
        List<Dispatch> said =
                switch (event) {
                    case UpgradePrepared prepared -> runs().work(order, prepared);
                    case CutoverRequested asked -> runs().work(order, asked);
                    case WayBackRequested asked -> back().work(order, asked);
                    case CleanupRequested asked -> cleanups().work(asked);
                    case ConsentGiven given -> answers().keep(order, given);
                    default -> throw new IllegalArgumentException("nobody hears " + event);
                };
        return said.stream().map(Dispatch::event).toList();
    }

    /// What is said in the end, and all that was said until then.
    List<UpgradeEvent> hearOut(UpgradeEvent event) {
        List<UpgradeEvent> said = new ArrayList<>();
        UpgradeEvent next = event;
        for (int look = 0; look < LOOKS; look++) {
            List<UpgradeEvent> now = hear(next);
            Optional<UpgradeEvent> again = now.stream().filter(InPlaceScene::isAWish).findFirst();
            said.addAll(now.stream().filter(one -> !isAWish(one)).toList());
            if (again.isEmpty()) {
                return said;
            }
            next = again.get();
            world.rds.getOn();
            deletions.getOn();
            clock.passes(Duration.ofSeconds(30));
        }
        throw new AssertionError("it does not come to an end: " + said);
    }

    /// What is said when somebody wants to go back from an upgrade that was made by a clone.
    List<UpgradeEvent> goBackFromAClone() {
        UpgradePath path = order.path();
        UpgradeOrder byClone =
                new UpgradeOrder(
                        order.upgrade(),
                        order.cluster(),
                        order.resourceId(),
                        new UpgradePath(Strategy.CLONE, path.source(), path.target()),
                        order.secret());
        return back().work(byClone, wishToGoBack()).stream().map(Dispatch::event).toList();
    }

    private static boolean isAWish(UpgradeEvent event) {
        return event instanceof CutoverRequested
                || event instanceof WayBackRequested
                || event instanceof CleanupRequested;
    }

    private InPlaceRuns runs() {
        Access access = new Access(world.fleet, world.rds, world.secrets, world.servers, config);
        WaysBack back = back();
        Watcher<InPlaceFacts> watcher =
                new Watcher<>(access, probes, runner(journal), back::isAgreed, clock);
        InPlacePlan plan =
                new InPlacePlan(
                        access,
                        new FakeReaderEndpoints(world.customEndpoints),
                        world,
                        world.rds,
                        world.rds,
                        watcher,
                        new RunLog(world.files, clock),
                        config,
                        clock);
        return new InPlaceRuns(runner(journal), plan, back, new RunLog(world.files, clock), config);
    }

    private WaysBack back() {
        BothClusters clusters = new BothClusters(world.fleet, world.rds, world.secrets, config);
        WayBackPlan plan =
                new WayBackPlan(
                        clusters,
                        new Readiness(clusters, sides, sides, runner(cleanups)),
                        new OtherLosses(clusters, sides, sides),
                        sides,
                        sides,
                        sides,
                        sides,
                        sides,
                        new LedPoolers(clusters, poolers, poolers, sides),
                        world,
                        world.rds,
                        config,
                        clock);
        return new WaysBack(runner(journal), runner(waysBack), plan, clock);
    }

    private Answers answers() {
        return new Answers(runner(journal), runner(waysBack), world);
    }

    private Cleanups cleanups() {
        CleanupPlan plan =
                new CleanupPlan(
                        world.fleet,
                        deletions,
                        world.rds,
                        world.rds,
                        (server, login, names) -> kept,
                        world.secrets,
                        runner(waysBack),
                        config);
        CleanupSubjects subjects =
                new CleanupSubjects(
                        runner(new FakeJournal<CutoverFacts>()),
                        runner(journal),
                        runner(waysBack),
                        runner(cleanups),
                        plan,
                        world.fleet);
        return new Cleanups(orders, subjects, runner(cleanups), clock);
    }

    private <F> PlanRunner<F> runner(FakeJournal<F> pages) {
        return TestRunner.of(Service.CUTOVER, pages, leases, clock);
    }
}
