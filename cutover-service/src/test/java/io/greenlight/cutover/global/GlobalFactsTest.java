package io.greenlight.cutover.global;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.cutover.probe.Watched;
import io.greenlight.cutover.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is written into a journal is what is read from it.
final class GlobalFactsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Downtime AWAY =
            new Downtime(
                    "orders.example:5432", 1, Duration.ofMillis(11_081), Duration.ofMillis(11_081));

    private final ObjectMapper json = EventCodec.newMapper();

    @Test
    void factsAreReadAsTheyWereWritten() throws JsonProcessingException {
        Watched writer =
                new Watched("here", new Endpoint("orders.example", 5432), Watched.Kind.WRITES);
        Maintenance.Pending patch = new Maintenance.Pending("arn", "system-update", "a patch");
        GlobalFacts full =
                GlobalFacts.begun()
                        .with(new FoundGlobal("shop", NOON, List.of(writer)))
                        .askedAt(NOON)
                        .askedAt(NOON.plusSeconds(60))
                        .seenUpgradingAt(NOON)
                        .upgradeTakenAt(NOON)
                        .with(asked(patch))
                        .with(asked(patch).again(NOON.plusSeconds(60)).refused("busy"))
                        .watching(new Watch(NOON, null))
                        .measuring(List.of(AWAY))
                        .verifying(
                                List.of(
                                        new GlobalMember(
                                                GlobalWorld.FAR, "far-1", "17.11", "17.11.2")))
                        .telling(
                                List.of(
                                        new Happening(
                                                NOON,
                                                "eu-central-1",
                                                Happening.Kind.INSTANCE,
                                                "orders-1",
                                                "DB instance restarted")));

        for (GlobalFacts facts : List.of(full, GlobalFacts.begun())) {
            String text = json.writeValueAsString(facts);
            assertEquals(facts, json.readValue(text, GlobalFacts.class), text);
        }
        assertEquals(2, full.patch(patch).orElseThrow().asked().times());
    }

    private static AskedPatch asked(Maintenance.Pending patch) {
        GlobalMember before = new GlobalMember(GlobalWorld.FAR, "far-1", "17.11", "17.11.1");
        return AskedPatch.first(patch, List.of(before), NOON).seenAtWork(NOON).endedAt(NOON);
    }
}
