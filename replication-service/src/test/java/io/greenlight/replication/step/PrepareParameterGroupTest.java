package io.greenlight.replication.step;

import static io.greenlight.replication.step.TwoSides.NAMES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.PostgresVersion;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrepareParameterGroupTest {

    private final TwoSides sides = new TwoSides("one", "two");

    @AfterEach
    void nothingIsLeft() {
        sides.clear();
    }

    @Test
    void thereIsRoomForEveryDatabaseInBothDirections() {
        Noted noted = new Noted();
        PrepareParameterGroup step =
                new PrepareParameterGroup(
                        new CloneWork(
                                sides.fleet(), noInstances(), sides.access(), TwoSides.config()),
                        noted);

        assertInstanceOf(StepOutcome.Done.class, step.run(sides.run()));

        ParameterGroups.Wish wish = noted.wishes.getFirst();
        assertEquals(NAMES.parameterGroup(), wish.name());
        assertEquals(Map.of("rds.logical_replication", "1"), wish.fixed());
        assertEquals(
                Map.of(
                        "max_replication_slots", 10,
                        "max_active_replication_origins", 10,
                        "max_wal_senders", 10,
                        "max_logical_replication_workers", 10,
                        "max_worker_processes", 20),
                wish.atLeast());
        assertEquals(Map.of("force_parallel_mode", "debug_parallel_query"), wish.renames());
    }

    /// Notes what is wished for.
    private static final class Noted implements ParameterGroups {

        private final List<Wish> wishes = new ArrayList<>();

        @Override
        public Copied copy(Kind kind, String sourceGroup, PostgresVersion version, Wish wish) {
            wishes.add(wish);
            return new Copied(List.of(), List.of(), List.of());
        }

        @Override
        public void deleteAll(String prefix) {
            wishes.clear();
        }
    }

    /// Clusters without an instance that has a group of its own.
    private static Instances noInstances() {
        return (Instances)
                Proxy.newProxyInstance(
                        Instances.class.getClassLoader(),
                        new Class<?>[] {Instances.class},
                        (instances, method, arguments) -> List.of());
    }
}
