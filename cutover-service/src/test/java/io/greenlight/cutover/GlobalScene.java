package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.time.StandingClock;
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
import io.greenlight.cutover.global.GlobalAccess;
import io.greenlight.cutover.global.GlobalFacts;
import io.greenlight.cutover.global.GlobalPlan;
import io.greenlight.cutover.global.GlobalWorld;
import io.greenlight.cutover.probe.Probes;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.Terms;
import io.greenlight.cutover.watch.RunLog;
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
    private final Probes probes = new Probes(world.endpoints, world.files, config, clock);

    GlobalScene(Mode mode) {
        order = world.order(mode);
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
                new Access(world.fleet("eu-central-1"), world.home, world.secrets, world, config);
        GlobalAccess members =
                new GlobalAccess(access, world, world, new FakeReaderEndpoints(List.of()));
        Watcher<GlobalFacts> watcher = new Watcher<>(access, probes, runner(), it -> false, clock);
        GlobalPlan plan =
                new GlobalPlan(
                        members,
                        world,
                        watcher,
                        new RunLog(world.files, clock),
                        world.files,
                        config,
                        clock);
        return new GlobalRuns(runner(), plan, config, clock);
    }

    private PlanRunner<GlobalFacts> runner() {
        return new PlanRunner<>(
                Service.CUTOVER, journal, leases, place -> {}, clock, Duration.ofMinutes(1));
    }
}
