package io.greenlight.backbone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.bus.NoBus;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TellingTest {

    private final BlockingQueue<UpgradeEvent> sent = new ArrayBlockingQueue<>(10);
    private final Outbox bus = dispatch -> sent.add(dispatch.event());

    @Test
    void whatHappensInALongSliceIsSentInOrderWhileItGoesOn() throws InterruptedException {
        Telling telling = new Telling(bus);
        telling.tell(ended(1));
        telling.tell(ended(2));
        assertEquals(List.of(1, 2), List.of(next(), next()));

        telling.tell(ended(3));
        assertEquals(3, next());
        assertEquals(List.of(), telling.end());
    }

    @Test
    void aShortSliceLeavesAllToItsHandler() {
        Telling telling = new Telling(bus);
        telling.tell(ended(1));
        telling.tell(ended(2));
        assertEquals(List.of(ended(1), ended(2)), telling.end());
        assertEquals(List.of(), List.copyOf(sent));
    }

    @Test
    void whatTheBusRefusesIsLeftForTheEndAndNothingOvertakesIt() throws InterruptedException {
        List<UpgradeEvent> tried = new ArrayList<>();
        BlockingQueue<Boolean> refused = new ArrayBlockingQueue<>(1);
        Telling telling =
                new Telling(dispatch -> {
                    tried.add(dispatch.event());
                    refused.add(true);
                    new NoBus().send(dispatch);
                });
        telling.tell(ended(1));
        assertEquals(true, refused.poll(10, TimeUnit.SECONDS));
        telling.tell(ended(2));

        assertEquals(List.of(ended(1), ended(2)), telling.end());
        assertEquals(List.of(ended(1)), tried);
    }

    @Test
    void nothingIsSentTwiceHoweverTheEndFalls() throws InterruptedException {
        Telling telling = new Telling(bus);
        List<UpgradeEvent> told = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            telling.tell(ended(i));
            told.add(ended(i));
        }
        List<UpgradeEvent> heard = new ArrayList<>(List.of(ended(next())));
        List<UpgradeEvent> left = telling.end();
        sent.drainTo(heard);
        heard.addAll(left);
        assertEquals(told, heard);
    }

    private int next() throws InterruptedException {
        StepEnded event = (StepEnded) sent.poll(10, TimeUnit.SECONDS);
        return event == null ? 0 : event.attempt();
    }

    private static StepEnded ended(int attempt) {
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        return new StepEnded(
                World.order().upgrade(),
                World.order().cluster(),
                noon,
                Service.REPLICATION,
                "clone",
                attempt,
                "done",
                "the clone is there",
                noon,
                Duration.ZERO);
    }
}
