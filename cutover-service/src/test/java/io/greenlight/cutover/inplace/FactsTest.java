package io.greenlight.cutover.inplace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.Lsn;
import io.greenlight.cutover.access.SlotNote;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import io.greenlight.cutover.probe.Watched;
import io.greenlight.cutover.run.Asked;
import io.greenlight.cutover.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is written into a journal is what is read from it.
final class FactsTest {

    private final ObjectMapper json = EventCodec.newMapper();
    private final InPlaceWorld world = new InPlaceWorld("14.24", "17.10");

    @Test
    void factsOfAnUpgradeAreReadAsTheyWereWritten() throws JsonProcessingException {
        Watched writer =
                new Watched("writer", new Endpoint("orders.example", 5432), Watched.Kind.WRITES);
        Question question =
                Question.ask(
                        world.order(),
                        "may it?",
                        List.of(new Loss("bytes", 7)),
                        InPlaceWorld.TAKEN,
                        Duration.ofHours(24));
        SlotFacts slots =
                SlotFacts.none()
                        .meaning(List.of("feed"))
                        .agreedTo()
                        .dropping(List.of(new SlotNote("feed", "shop", "SELECT make('feed')")))
                        .drainingTo(new Lsn(4711));
        InPlaceFacts full =
                InPlaceFacts.begun(Optional.of(world.wayBack()))
                        .with(new Found(List.of(writer), "own", Map.of("orders-1", "new")))
                        .asking(question)
                        .with(slots)
                        .with(Asked.once(InPlaceWorld.TAKEN).seenAtWork(InPlaceWorld.TAKEN))
                        .watching(new Watch(InPlaceWorld.TAKEN, null))
                        .analyzing(2)
                        .rebuilding(List.of("public.old in shop"))
                        .with(Care.none().asking(Care.Kind.REGROUP, "orders-2", InPlaceWorld.TAKEN))
                        .measuring(
                                List.of(
                                        new Downtime(
                                                "orders.example:5432",
                                                1,
                                                Duration.ofMillis(12_345),
                                                Duration.ofMillis(12_345))));

        for (InPlaceFacts facts : List.of(full, InPlaceFacts.begun(Optional.empty()))) {
            String text = json.writeValueAsString(facts);
            assertEquals(facts, json.readValue(text, InPlaceFacts.class), text);
        }
    }

    @Test
    void factsOfAWayBackAreReadAsTheyWereWritten() throws JsonProcessingException {
        WayBackFacts facts = WayBackFacts.begun(world.wayBack(), true);

        String text = json.writeValueAsString(facts);

        assertEquals(facts, json.readValue(text, WayBackFacts.class), text);
    }
}
