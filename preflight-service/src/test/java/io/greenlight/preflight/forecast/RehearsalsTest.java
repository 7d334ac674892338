package io.greenlight.preflight.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.backbone.journal.FakeClusterFiles;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is taken from the reports that rehearsals have left.
class RehearsalsTest {

    private static final ResourceId ORDERS = new ResourceId("cluster-orders");
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final UpgradePath PATH = path(Strategy.IN_PLACE, "14.24", "17.10");

    private final FakeClusterFiles files = new FakeClusterFiles();
    private final Rehearsals rehearsals = new Rehearsals(files, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLastOneCountsByWhateverStrategy() {
        write("b", YESTERDAY, "in-place", "14.24", "DONE", 40);
        write("a", YESTERDAY.plusSeconds(1), "clone", "14.24", "DONE", 50);

        assertEquals(
                Optional.of(
                        new Rehearsed(
                                YESTERDAY.plusSeconds(1),
                                Duration.ofMillis(2500),
                                Duration.ofSeconds(50))),
                rehearsals.last(ORDERS, PATH));
    }

    @Test
    void whatDidNotComeToTheVersionOrBeganElsewhereOrIsLongAgoDoesNotCount() {
        write("a", YESTERDAY, "clone", "14.24", "REFUSED", 50);
        write("b", YESTERDAY, "clone", "14.23", "DONE", 50);
        write("c", NOW.minus(Duration.ofDays(91)), "clone", "14.24", "DONE", 50);
        files.write(new ResourceId("cluster-other"), "rehearsals/d.json", "{}");

        assertEquals(Optional.empty(), rehearsals.last(ORDERS, PATH));
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        files.write(ORDERS, "rehearsals/0.json", "no JSON");
        write("a", YESTERDAY, "clone", "14.24", "DONE", 50);

        assertEquals(Duration.ofSeconds(50), rehearsals.last(ORDERS, PATH).orElseThrow().upgrade());
    }

    @Test
    void whoMayNotReadForetellsWithoutThem() {
        ClusterFiles denied =
                new ClusterFiles() {
                    @Override
                    public void write(ResourceId cluster, String name, String text) {
                        throw new AssertionError("preflight writes nothing here");
                    }

                    @Override
                    public List<String> read(ResourceId cluster, String beginning) {
                        throw new IllegalStateException("Access Denied");
                    }
                };

        assertEquals(
                Optional.empty(),
                new Rehearsals(denied, Clock.fixed(NOW, ZoneOffset.UTC)).last(ORDERS, PATH));
    }

    /// A report as replication writes it, less what is not read here.
    private void write(
            String name, Instant at, String strategy, String source, String outcome, int seconds) {
        files.write(
                ORDERS,
                "rehearsals/%s.json".formatted(name),
                """
                {"upgrade": "orders-0123abcd", "at": "%s", "outcome": "%s", "plans": [],
                 "path": {"strategy": "%s", "source": "%s", "target": "17.10"},
                 "times": [{"part": "clone", "took": "PT2.5S"},
                           {"part": "upgrade", "took": "PT%dS"}]}
                """
                        .formatted(at, outcome, strategy, source, seconds));
    }

    private static UpgradePath path(Strategy strategy, String source, String target) {
        return new UpgradePath(
                strategy, PostgresVersion.parse(source), PostgresVersion.parse(target));
    }
}
