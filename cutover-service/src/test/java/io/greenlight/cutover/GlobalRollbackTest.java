package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of the members, and of what clients missed, once RDS has taken an upgrade back; and
/// where clients are looked for.
final class GlobalRollbackTest {

    private final GlobalScene scene = new GlobalScene(Mode.UPGRADE);

    @Test
    void serversSayWhatTheyAreAndARowProvesThatThePrimaryWrites() {
        scene.world.end(Ending.TAKEN_BACK);

        Reason reason = abandoned(scene.hearOut(scene.prepared())).reason();

        assertTrue(
                reason.remedy()
                        .startsWith(
                                "Every server says that it is 17.10, and the primary takes writes."
                                        + " Repair what RDS names, then inject retry-requested."),
                reason::remedy);
    }

    @Test
    void nothingIsPromisedOfServersThatDoNotAnswer() {
        scene.world.end(Ending.TAKEN_BACK);
        scene.world.servers.takeAway("orders-far-2");

        Reason reason = abandoned(scene.hearOut(scene.prepared())).reason();

        assertEquals("upgrade-rolled-back", reason.code());
        assertTrue(
                reason.remedy()
                        .startsWith(
                                "Look first whether clients can work: orders-far-2 refuses"
                                        + " connections. Repair"),
                reason::remedy);
    }

    @Test
    void aWriterThatCameToHarmIsNamedFirstAndKeepsNobodyFromBeingTold() {
        scene.world.end(Ending.IN_RUINS);
        scene.world.giveReason("old binaries did not start");

        List<UpgradeEvent> said = scene.hearOut(scene.prepared());

        Reason reason = abandoned(said).reason();
        assertEquals("upgrade-rolled-back", reason.code());
        assertTrue(
                reason.sentence().endsWith("; orders-1 of orders in eu-central-1 is failed"),
                reason::sentence);
        assertTrue(
                reason.remedy()
                        .startsWith("First bring back orders-1 of orders in eu-central-1, which"),
                reason::remedy);
        assertFalse(reason.remedy().contains("takes writes"), reason::remedy);
        assertFalse(said.stream().anyMatch(UpgradeStuck.class::isInstance));
        assertTrue(
                said.stream()
                        .filter(StepEnded.class::isInstance)
                        .map(StepEnded.class::cast)
                        .filter(one -> one.step().equals("begin-probe"))
                        .anyMatch(one ->
                                one.sentence()
                                        .endsWith(
                                                "; the schema greenlight_0123abcd stays on orders:"
                                                        + " orders-1 refuses connections")),
                said::toString);
    }

    @Test
    void whatClientsMissedMeanwhileIsTold() {
        scene.world.end(Ending.TAKEN_BACK);

        CutoverAbandoned abandoned = abandoned(scene.hearOut(scene.prepared()));

        assertEquals(7, abandoned.downtimes().size());
    }

    @Test
    void customEndpointsAndTheOneOfWhoeverWritesAreLookedAtAsTheyAreWhenTheProbeBegins() {
        scene.world.name("shop.global");
        scene.world.servers.takeAway("orders-1");
        scene.hear(scene.prepared());
        scene.world.customEndpoints.add(new Endpoint("reports.example", 5432));
        scene.world.servers.giveBack("orders-1");
        scene.clock.passes(Duration.ofMinutes(1));

        List<UpgradeEvent> said = scene.hearOut(scene.prepared());

        UpgradedGlobally upgraded = assertInstanceOf(UpgradedGlobally.class, said.getLast());
        List<String> seen = upgraded.downtimes().stream().map(Downtime::endpoint).toList();
        assertTrue(seen.contains("reports.example:5432"), seen::toString);
        assertTrue(seen.contains("shop.global:5432"), seen::toString);
    }

    private static CutoverAbandoned abandoned(List<UpgradeEvent> said) {
        return assertInstanceOf(CutoverAbandoned.class, said.getLast());
    }
}
