package io.greenlight.replication.global;

import static io.greenlight.replication.beforehand.Outcomes.done;
import static io.greenlight.replication.beforehand.Outcomes.givenUp;
import static io.greenlight.replication.beforehand.Outcomes.notYet;
import static io.greenlight.replication.global.TwoRegions.NEW;
import static io.greenlight.replication.global.TwoRegions.OLD;
import static io.greenlight.replication.global.TwoRegions.ORDERS;
import static io.greenlight.replication.global.TwoRegions.TOKYO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What has to be so before a Global Database is touched.
class ResolveGlobalTest {

    private static final Endpoint NOWHERE = new Endpoint("localhost", 1);

    private final TwoRegions shop = new TwoRegions();
    private final ResolveGlobal step = new ResolveGlobal(shop.source(), TwoRegions.config());
    private final Run<GlobalFacts> run = shop.run(Mode.UPGRADE);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void itsMembersAreResolvedAgainAndAgain(Mode mode) throws IOException {
        Run<GlobalFacts> any = shop.run(mode);

        for (int time = 1; time <= 2; time++) {
            assertEquals(
                    "shop-global is at version 17.10, with 2 clusters and 2 instances, all of which"
                            + " let us in: orders in eu-central-1, orders in ap-northeast-1",
                    done(step.run(any)));
            assertEquals(2, any.facts().members().size());
            done(step.undo(any));
        }
    }

    @Test
    void whatWasResolvedIsReadAsItWasWritten() throws IOException {
        step.run(run);

        assertEquals(run.facts(), readAgain(run.facts()));
        assertEquals(GlobalFacts.begun(run.facts().startedAt()), readAgain(begun()));
    }

    @Test
    void whatIsOnItsWayIsWaitedFor() throws IOException {
        shop.put(FakeFleet.withStatus(shop.cluster(TOKYO, OLD), "modifying"));
        assertEquals("orders is modifying", notYet(step.run(run)));
        shop.remove(TOKYO);
        assertEquals("shop-global has 2 members, of which 1 are there", notYet(step.run(run)));
        shop.put(shop.cluster(TOKYO, OLD));
        shop.member("upgrading", ORDERS, TOKYO);
        assertEquals("shop-global is upgrading", notYet(step.run(run)));
        shop.memberWithoutPrimary(TOKYO, ORDERS);
        assertEquals("no member of shop-global writes", notYet(step.run(run)));
    }

    @Test
    void aSecondaryIsNoPrimaryAnyMore() throws IOException {
        shop.member("available", TOKYO, ORDERS);

        Reason reason = givenUp(step.run(run));

        assertEquals("not-the-primary", reason.code());
        assertTrue(reason.sentence().endsWith("the primary is orders in ap-northeast-1"));
    }

    @Test
    void membersOfSeveralVersionsAreNamed() throws IOException {
        shop.put(shop.cluster(TOKYO, NEW));

        Reason reason = givenUp(step.run(run));

        assertEquals("versions-differ", reason.code());
        assertEquals(
                "The members of shop-global have several versions: orders in eu-central-1 has"
                        + " 17.10, orders in ap-northeast-1 has 17.11",
                reason.sentence());
    }

    @Test
    void whatSomebodyElseUpgradedIsLeftAlone() throws IOException {
        shop.put(shop.cluster(ORDERS, NEW));
        shop.put(shop.cluster(TOKYO, NEW));

        assertEquals("already-upgraded", givenUp(step.run(run)).code());
        assertEquals("version-changed", givenUp(step.run(shop.run(Mode.PATCH))).code());
    }

    @Test
    void whatIsGlobalNoMoreIsGivenUp() throws IOException {
        shop.globals().remove("shop-global");
        assertEquals("not-global", givenUp(step.run(run)).code());
        shop.remove(ORDERS);
        assertEquals("source-missing", givenUp(step.run(run)).code());
    }

    @Test
    void anInstanceOfAnotherRegionThatDoesNotLetUsInIsNamed() {
        shop.put(shop.cluster(TOKYO, OLD, NOWHERE));

        IOException refused = assertThrows(IOException.class, () -> step.run(run));

        assertTrue(
                refused.toString().contains("localhost:1 does not let us in: "), refused::toString);
    }

    private GlobalFacts begun() {
        return GlobalFacts.begun(shop.clock().instant());
    }

    private static GlobalFacts readAgain(GlobalFacts facts) throws JsonProcessingException {
        ObjectMapper json = EventCodec.newMapper();
        return json.readValue(json.writeValueAsString(facts), GlobalFacts.class);
    }
}
