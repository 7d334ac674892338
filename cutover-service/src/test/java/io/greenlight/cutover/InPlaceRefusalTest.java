package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.CutoverRequested;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.cutover.inplace.InPlaceWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RDS does not upgrade all of the cluster, or takes its time to say so.
final class InPlaceRefusalTest {

    private static final String UPGRADE =
            "upgrade to 17.10, groups greenlight-0123abcd, greenlight-0123abcd-own";

    private final InPlaceScene scene = new InPlaceScene("14.24", "17.10");
    private final InPlaceWorld world = scene.world;

    @Test
    void anRdsThatWasSeenAtWorkIsNotAskedAgain() {
        world.rds.objectSilently();
        CutoverRequested wish = seenUpgrading();

        scene.clock.passes(Duration.ofMinutes(2));
        world.rds.getOn();
        scene.hear(wish);
        scene.clock.passes(Duration.ofMinutes(4));
        UpgradeEvent end = scene.hearOut(wish).getLast();

        CutoverAbandoned abandoned = assertInstanceOf(CutoverAbandoned.class, end);
        assertEquals("upgrade-refused", abandoned.reason().code());
        assertEquals(List.of(UPGRADE), world.acts);
    }

    @Test
    void aVersionThatShowsAfterTheStateIsWaitedFor() {
        world.rds.objectSilently();
        CutoverRequested wish = seenUpgrading();
        world.rds.getOn();
        scene.hear(wish);

        world.rds.showVersion("17.10");
        UpgradeEvent end = scene.hearOut(wish).getLast();

        assertInstanceOf(UpgradedInPlace.class, end);
        assertEquals(1, world.acts.stream().filter(UPGRADE::equals).count());
    }

    @Test
    void aReaderThatFailsKeepsNobodyElseWaiting() {
        world.servers.makeSlot("feed");
        world.tag("UpgradeDB:DropSlots", "Y");
        world.rds.breakDown(InPlaceWorld.CLUSTER, "orders-2");
        CutoverRequested wish = wish(scene.hear(scene.prepared()));
        world.rds.getOn();

        List<UpgradeEvent> said = scene.hear(wish);

        UpgradeStuck stuck =
                said.stream()
                        .filter(UpgradeStuck.class::isInstance)
                        .map(UpgradeStuck.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals("verify-readers", stuck.step());
        assertEquals("member-failed", stuck.reason().code());
        assertTrue(stuck.reason().sentence().contains("orders-2"));
        assertEquals(List.of("feed"), world.servers.slots());
        assertTrue(world.acts.contains("rebuild public.old"));

        world.rds.repair(InPlaceWorld.CLUSTER, "orders-2");
        assertInstanceOf(UpgradedInPlace.class, scene.hearOut(wish).getLast());
    }

    @Test
    void anEndThatIsToldAgainIsTheSameEvent() {
        UpgradeEvent end = scene.hearOut(scene.prepared()).getLast();
        scene.clock.passes(Duration.ofHours(3));

        assertEquals(end, scene.hear(scene.prepared()).getLast());
    }

    @Test
    void rdsIsNotAskedWhileASlotIsThereThatItsConsumerMadeAgain() {
        world.servers.makeSlot("feed");
        world.servers.haveSlotsComeBack();
        world.tag("UpgradeDB:DropSlots", "Y");

        CutoverPutOff putOff = firstPutOff(scene.hearOut(scene.prepared()));

        assertEquals("slots-came-back", putOff.reason().code());
        assertTrue(putOff.reason().sentence().contains("feed in shop (read by nobody)"));
        assertTrue(world.acts.stream().noneMatch(UPGRADE::equals), world.acts::toString);
    }

    @Test
    void aRefusalForTheSakeOfASlotIsTriedAgain() {
        world.tag("UpgradeDB:DropSlots", "Y");
        world.rds.object("logical slots are there");
        CutoverRequested wish = wish(scene.hear(scene.prepared()));
        world.servers.makeSlot("feed");

        CutoverPutOff putOff = firstPutOff(scene.hearOut(wish));

        assertEquals("slots-came-back", putOff.reason().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"14.24", "17.5"})
    void aWriterThatStaysAwayKeepsNobodyFromBeingToldWhy(String from) {
        InPlaceScene broken = new InPlaceScene(from, "17.10");
        broken.world.rds.object("no room left");
        CutoverRequested wish = wish(broken.hear(broken.prepared()));
        broken.world.servers.takeAway();

        List<UpgradeEvent> said = broken.hearOut(wish);

        CutoverAbandoned abandoned = assertInstanceOf(CutoverAbandoned.class, said.getLast());
        assertEquals("upgrade-refused", abandoned.reason().code());
        assertTrue(abandoned.reason().sentence().endsWith("no room left"));
        assertFalse(abandoned.downtimes().isEmpty());
        assertFalse(said.stream().anyMatch(UpgradeStuck.class::isInstance));
    }

    private static CutoverPutOff firstPutOff(List<UpgradeEvent> said) {
        return said.stream()
                .filter(CutoverPutOff.class::isInstance)
                .map(CutoverPutOff.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// The wish to look again at an upgrade that RDS was seen to work at.
    private CutoverRequested seenUpgrading() {
        CutoverRequested wish = wish(scene.hear(scene.prepared()));
        scene.clock.passes(Duration.ofSeconds(1));
        return wish(scene.hear(wish));
    }

    private static CutoverRequested wish(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverRequested.class, said.getLast());
    }
}
