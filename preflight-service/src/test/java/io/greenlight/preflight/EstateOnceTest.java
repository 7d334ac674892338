package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// RDS is asked once in a run, and again in the next one.
class EstateOnceTest {

    private final FakeEstate rds = new FakeEstate();
    private final Cluster cluster =
            FakeFleet.cluster("orders", new PostgresVersion(14, 24), Map.of());

    @Test
    void anAnswerIsKeptForAsLongAsTheRun() {
        Estate run = new EstateOnce(rds);
        assertEquals(1, run.sharersOfVolume(cluster));
        assertEquals(List.of(), run.particulars(cluster).pending());
        rds.sharers = 5;
        rds.pending.add("a new version");

        assertEquals(1, run.sharersOfVolume(cluster));
        assertEquals(List.of(), run.particulars(cluster).pending());
        assertEquals(5, new EstateOnce(rds).sharersOfVolume(cluster));
    }

    @Test
    void aRefusalIsNoAnswer() {
        Estate run = new EstateOnce(rds);
        rds.refusal = Optional.of("not today");
        assertThrows(Estate.Unanswered.class, () -> run.maintenance(cluster));
        rds.refusal = Optional.empty();

        assertEquals(List.of(), run.maintenance(cluster));
    }
}
