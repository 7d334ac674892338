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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        write(path(Strategy.CLONE, "14.24", "17.10"), YESTERDAY, 50);

        assertEquals(
                Optional.of(
                        new Rehearsed(YESTERDAY, Duration.ofMillis(2500), Duration.ofSeconds(50))),
                rehearsals.last(ORDERS, PATH));
    }

    @Test
    void whatBeganElsewhereDoesNotCount() {
        write(path(Strategy.IN_PLACE, "14.23", "17.10"), YESTERDAY, 50);
        write(path(Strategy.IN_PLACE, "14.24", "17.9"), YESTERDAY, 50);

        assertEquals(Optional.empty(), rehearsals.last(ORDERS, PATH));
        assertEquals(Optional.empty(), rehearsals.last(new ResourceId("cluster-other"), PATH));
    }

    @Test
    void whatIsLongAgoDoesNotCount() {
        write(PATH, NOW.minus(Duration.ofDays(91)), 50);

        assertEquals(Optional.empty(), rehearsals.last(ORDERS, PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no JSON", "", "null", "{}", "[]", "{\"at\": \"2026-11-22T05:00:00Z\"}"})
    void whatCannotBeReadIsPassedOver(String text) {
        files.write(ORDERS, ClusterFiles.rehearsal(PATH), text);

        assertEquals(Optional.empty(), rehearsals.last(ORDERS, PATH));
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
                    public Optional<String> read(ResourceId cluster, String name) {
                        throw new IllegalStateException("Access Denied");
                    }
                };

        assertEquals(
                Optional.empty(),
                new Rehearsals(denied, Clock.fixed(NOW, ZoneOffset.UTC)).last(ORDERS, PATH));
    }

    /// A report as replication writes it, less what is not read here.
    private void write(UpgradePath path, Instant at, int seconds) {
        files.write(
                ORDERS,
                ClusterFiles.rehearsal(path),
                """
                {"upgrade": "orders-0123abcd", "at": "%s", "outcome": "DONE", "plans": [],
                 "path": {"strategy": "%s", "source": "%s", "target": "%s"},
                 "times": [{"part": "clone", "took": "PT2.5S"},
                           {"part": "upgrade", "took": "PT%dS"}]}
                """
                        .formatted(
                                at, path.strategy().word(), path.source(), path.target(), seconds));
    }

    private static UpgradePath path(Strategy strategy, String source, String target) {
        return new UpgradePath(
                strategy, PostgresVersion.parse(source), PostgresVersion.parse(target));
    }
}
