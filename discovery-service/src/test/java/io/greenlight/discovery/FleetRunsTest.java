package io.greenlight.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.journal.RunBook;
import io.greenlight.backbone.journal.RunRoll;
import io.greenlight.backbone.time.StandingClock;
import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// From the first upgrade that begins to the last one that ends.
class FleetRunsTest {

    private static final String STATUS = "UpgradeDB:Status";

    private final StandingClock clock = new StandingClock();
    private final Instant begin = clock.instant();
    private final FleetRun first = FleetRun.begunAt(begin);
    private final Scene scene = new Scene(2, clock);

    @Test
    void whatBeginsWhileARunIsOnBelongsToIt() {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        clock.passes(Duration.ofMinutes(5));
        scene.tag("a", STATUS, "upgraded");

        scene.scanner().scan();

        List<UpgradeEvent> heard = scene.heardOfAll();
        assertEquals(List.of(first, first, first), runsBegun(heard));
        assertEquals(
                List.of(first), only(ClusterQueued.class, heard).map(ClusterQueued::run).toList());
        assertEquals(List.of(), only(FleetRunEnded.class, heard).toList());
    }

    @Test
    void anOrderSaysWhichRunItBelongsTo() {
        scene.tagged("a", Map.of());

        scene.scanner().scan();

        UpgradeDiscovered begun =
                only(UpgradeDiscovered.class, scene.heardOfAll()).findFirst().get();
        assertEquals(first, scene.orders().find(begun.upgrade()).orElseThrow().run());
    }

    @Test
    void aRunEndsOnceWithAllThatBeganInItAndWhoStoodAside() {
        List.of("a", "b").forEach(one -> scene.tagged(one, Map.of()));
        scene.tagged("odd", Map.of("UpgradeDB:TargetVersion", "99"));
        scene.scanner().scan();
        List<UpgradeEvent> begun = scene.heardOfAll();
        scene.tag("a", STATUS, "upgraded");
        scene.tag("b", STATUS, "preflight-failed");
        clock.passes(Duration.ofMinutes(5));

        scene.scanner().scan();
        clock.passes(Duration.ofMinutes(5));
        scene.scanner().scan();

        FleetRunEnded ended =
                new FleetRunEnded(
                        begin.plus(Duration.ofMinutes(5)),
                        first,
                        only(UpgradeDiscovered.class, begun)
                                .map(UpgradeDiscovered::upgrade)
                                .toList(),
                        List.of(new ClusterRef("eu-central-1", "odd")));
        assertEquals(List.of(ended), scene.heardOfAll());
    }

    @Test
    void aRunGoesOnWhileAClusterWaitsForItsTurn() {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        List.of("a", "b").forEach(one -> scene.tag(one, STATUS, "upgraded"));
        clock.passes(Duration.ofMinutes(5));

        scene.scanner().scan();

        List<UpgradeEvent> heard = scene.heardOfAll();
        assertEquals(List.of(first, first, first), runsBegun(heard));
        assertEquals(List.of(), only(FleetRunEnded.class, heard).toList());
    }

    @Test
    void whoWaitsAndIsNotWantedAnyMoreKeepsNoRunOn() {
        List.of("a", "b", "c").forEach(one -> scene.tagged(one, Map.of()));
        scene.scanner().scan();
        List.of("a", "b").forEach(one -> scene.tag(one, STATUS, "upgraded"));
        scene.untag("c", "UpgradeDB");
        scene.heardOfAll();

        scene.scanner().scan();

        assertEquals(1, only(FleetRunEnded.class, scene.heardOfAll()).count());
    }

    @Test
    void aRetryOfWhatFailedIsARunOfItsOwn() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        scene.tag("a", STATUS, "unwound");
        clock.passes(Duration.ofSeconds(1));
        scene.heardOfAll();

        scene.scanner().retry(clock.instant());

        List<UpgradeEvent> heard = scene.heardOfAll();
        assertEquals(first, ((FleetRunEnded) heard.getFirst()).run());
        assertEquals(List.of(FleetRun.begunAt(clock.instant())), runsBegun(heard));
    }

    /// Another copy has joined and not written its tag yet: its run must not be taken for over.
    @Test
    void whoIsAboutToBeginKeepsTheRunOnForAWhile() {
        scene.tagged("a", Map.of());
        scene.fleet().breakDown("a");
        scene.scanner().scan();

        scene.scanner().scan();
        assertEquals(List.of(), scene.heardOfAll());

        scene.fleet().repair("a");
        scene.tag("a", "UpgradeDB", "N");
        clock.passes(Duration.ofMinutes(2));
        scene.scanner().scan();
        assertEquals(1, only(FleetRunEnded.class, scene.heardOfAll()).count());
    }

    @Test
    void whoReadsTheRollBeforeAnotherJoinsDoesNotEndTheRun() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        scene.tag("a", STATUS, "upgraded");
        List<UpgradeEvent> told = new ArrayList<>();
        FleetRuns copy = new FleetRuns(scene.runs(), sent -> told.add(sent.event()), clock);
        Optional<RunBook.Entry> before = copy.look();
        List<Cluster> seen = scene.fleet().all().toList();
        scene.runs().write(before, before.orElseThrow().roll().with(other()));

        copy.endIfOver(before, seen);

        assertEquals(List.of(), told);
        assertEquals(Optional.of(first), copy.on());
    }

    @Test
    void anEndThatWasNotToldIsToldByTheNextScanWithTheSameEvent() {
        scene.tagged("a", Map.of());
        scene.scanner().scan();
        scene.tag("a", STATUS, "upgraded");
        scene.heardOfAll();
        FleetRuns mute = new FleetRuns(scene.runs(), Scene.AWAY, clock);
        assertThrows(
                IllegalStateException.class,
                () -> mute.endIfOver(mute.look(), scene.fleet().all().toList()));
        clock.passes(Duration.ofMinutes(5));

        scene.scanner().scan();

        FleetRunEnded told = (FleetRunEnded) scene.heardOfAll().getFirst();
        assertEquals(begin, told.at());
        assertNotEquals(clock.instant(), told.at());
    }

    private RunRoll.Member other() {
        ClusterRef other = new ClusterRef("eu-central-1", "b");
        return new RunRoll.Member(new UpgradeId("b-0123abcd"), other, clock.instant());
    }

    private static List<FleetRun> runsBegun(List<UpgradeEvent> heard) {
        return only(UpgradeDiscovered.class, heard).map(UpgradeDiscovered::run).toList();
    }

    private static <E extends UpgradeEvent> Stream<E> only(
            Class<E> kind, List<UpgradeEvent> heard) {
        return heard.stream().filter(kind::isInstance).map(kind::cast);
    }
}
