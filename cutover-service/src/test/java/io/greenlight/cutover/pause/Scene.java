package io.greenlight.cutover.pause;

import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.database.RealPooler;
import io.greenlight.cutover.database.RealPoolers;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.database.TwoSides;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/// What a switchover is given in a test: two real sides and a pooler, and notes of ours in memory.
final class Scene {

    private final Set<UpgradeId> marks = ConcurrentHashMap.newKeySet();
    private final Map<UpgradeId, Comparisons.Entry> compared = new ConcurrentHashMap<>();
    private final TwoSides sides;
    private final RealPooler pooler;
    private List<String> fenced = List.of();

    Scene(TwoSides sides, RealPooler pooler) {
        this.sides = sides;
        this.pooler = pooler;
    }

    Set<UpgradeId> marks() {
        return marks;
    }

    /// A crash is an error that nothing catches, and sessions that end with it.
    void crashAt(String place) {
        try {
            Object outcome =
                    attempt(reached -> {
                        if (reached.equals("switch-over." + place)) {
                            throw new Crash();
                        }
                    });
            throw new AssertionError("no crash, but " + outcome);
        } catch (Crash expected) {
            // The sessions are closed, and with them went the lock.
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    Switchover.Outcome attempt(Failpoints failpoints) throws Exception {
        return switchover(failpoints)
                .attempt(sides.order, facts(), 1, roles -> fenced = new ArrayList<>(roles));
    }

    CutoverFacts facts() {
        return CutoverFacts.ofAttempt(1)
                .between(sides.sides(List.of(pooler.entry())))
                .fencing(fenced);
    }

    StageOpener stages() {
        return new StageOpener(
                sides.fleet(),
                sides.secrets(),
                sessions(),
                new RealPoolers(),
                _ -> List.of(pooler.entry()));
    }

    private Sessions sessions() {
        return new Sessions(sides.postgres(), Terms.impatient());
    }

    /// What another copy does when it takes the service in the pause for dead.
    void endForeignPause() {
        try (Stage stage = stages().open(sides.order, facts().foundSides())) {
            stage.targetControl().offer().nextTurn(sides.order.upgrade());
            Opening.source(stage, fenced);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    Switchover switchover(Failpoints failpoints) {
        return new Switchover(
                stages(),
                sessions(),
                new Marks(),
                new Comparer(new Notes()),
                Terms.impatient(),
                failpoints,
                new Random(7));
    }

    /// It is no exception, so that nothing takes it for a passing fault.
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    Comparison comparison() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Notes().find(sides.order.upgrade()).orElseThrow().comparison(),
                        Comparison::isOver);
    }

    private final class Notes implements Comparisons {
        @Override
        public void write(UpgradeId upgrade, Comparison comparison) {
            compared.put(upgrade, new Entry(comparison, Instant.EPOCH));
        }

        @Override
        public Optional<Entry> find(UpgradeId upgrade) {
            return Optional.ofNullable(compared.get(upgrade));
        }
    }

    private final class Marks implements PauseMarks {
        @Override
        public void set(UpgradeId upgrade) {
            marks.add(upgrade);
        }

        @Override
        public void clear(UpgradeId upgrade) {
            marks.remove(upgrade);
        }

        @Override
        public List<UpgradeId> all() {
            return List.copyOf(marks);
        }
    }
}
