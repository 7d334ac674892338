package io.greenlight.cutover.probe;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.journal.FakeFiles;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.run.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A probe looks at two endpoints, of which one goes away for a while.
final class ProbesTest {

    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final Endpoint WRITER = new Endpoint("orders.example", 5432);
    private static final Endpoint READERS = new Endpoint("orders-ro.example", 5432);

    private final FakeEndpoints endpoints = new FakeEndpoints();
    private final FakeFiles files = new FakeFiles();
    private final AtomicBoolean isWanted = new AtomicBoolean(true);
    private final Probes probes =
            new Probes(endpoints, files, Terms.impatient(), Clock.systemUTC());

    @AfterEach
    void nobodyLooksAnyMore() throws InterruptedException {
        probes.end(UPGRADE);
    }

    @Test
    void whatWentAwayAndCameBackIsMeasured() throws InterruptedException {
        probes.keep(errand());
        await().until(() -> endpoints.written.get() > 5);
        endpoints.takeAway(WRITER);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        long before = endpoints.written.get();
        endpoints.giveBack(WRITER);
        await().until(() -> endpoints.written.get() > before + 5);
        probes.end(UPGRADE);

        List<Downtime> seen =
                Trace.gather(files, UPGRADE, Instant.EPOCH, Instant.MAX).absences().stream()
                        .map(Absence::downtime)
                        .toList();

        assertEquals(List.of(0, 1), seen.stream().map(Downtime::gaps).toList());
        assertEquals("orders.example:5432", seen.getLast().endpoint());
        Duration away = seen.getLast().longest();
        assertTrue(away.compareTo(Duration.ofMillis(500)) >= 0, away::toString);
        assertTrue(away.compareTo(Duration.ofSeconds(5)) < 0, away::toString);
    }

    @Test
    void aSessionIsKeptForAWhileThoughThereIsALookEachTime() throws InterruptedException {
        probes.keep(errand());
        await().until(() -> endpoints.written.get() > 20);
        probes.end(UPGRADE);

        assertTrue(endpoints.logins.get() < 20, () -> endpoints.logins + " logins");
    }

    @Test
    void whoIsAskedAgainLooksOnceOnly() throws InterruptedException {
        probes.keep(errand());
        probes.keep(errand());
        await().until(() -> endpoints.written.get() > 2);
        probes.end(UPGRADE);

        List<String> names = files.names(UPGRADE, Chunks.PREFIX);

        assertEquals(1, names.size(), names::toString);
    }

    @Test
    void whoIsNotWantedAnyMoreEndsByItself() {
        probes.keep(errand());
        await().until(() -> endpoints.written.get() > 2);
        isWanted.set(false);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    long before = endpoints.written.get();
                    // Longer than from one look to the next.
                    Thread.sleep(Duration.ofMillis(200));
                    return endpoints.written.get() == before;
                });
        assertEquals(1, files.names(UPGRADE, Chunks.PREFIX).size());
    }

    private Errand errand() {
        return new Errand(
                UPGRADE,
                List.of(
                        new Watched("writer", WRITER, Watched.Kind.WRITES),
                        new Watched("readers", READERS, Watched.Kind.READS)),
                new Login("maintenance", "maintenance"),
                isWanted::get);
    }
}
