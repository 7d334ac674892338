package io.greenlight.cutover.pause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.plan.Failpoints;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.database.Clients;
import io.greenlight.cutover.database.RealPooler;
import io.greenlight.cutover.database.RealPoolers;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.database.TwoSides;
import io.greenlight.cutover.run.CutoverFacts;
import io.greenlight.cutover.run.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole switchovers, 14 to 17, over real servers and a real PgBouncer, with clients at work.
final class SwitchoverTest {

    private final Set<UpgradeId> marks = new HashSet<>();
    private final HeldContents held = new HeldContents();
    private List<String> fenced = List.of();
    private TwoSides sides;
    private RealPooler pooler;
    private Clients clients;

    @BeforeEach
    void setTheStage() throws Exception {
        sides = new TwoSides(14, 17);
        pooler = new RealPooler(sides, "0.05");
        clients = new Clients(pooler.endpoint(), sides.app());
    }

    @AfterEach
    void strike() {
        clients.close();
        pooler.close();
        sides.close();
    }

    @Test
    void clientsGoOnOnTheTargetAndNothingIsLost() throws Exception {
        sides.run(sides.source, 0, "SELECT nextval('down'), nextval('item_id_seq')");
        clients.start();

        Switchover.Outcome outcome = attempt(place -> {});

        assertInstanceOf(Switchover.Outcome.Switched.class, outcome);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.target, 0, "SELECT count(*) FROM item")));
        Contents.Comparison comparison = held.take(sides.order.upgrade()).orElseThrow().compare();
        assertEquals(6, comparison.tables(), "three tables in two databases");
        assertEquals(List.of(), comparison.different());
        assertEquals("-5006", sides.ask(sides.target, 0, "SELECT nextval('down')"));
        assertEquals(Set.of(), marks);
        assertTrue(pooler.file().contains("port=" + sides.target.endpoint().port()));
    }

    @Test
    void aDisabledSubscriptionIsRefused() throws Exception {
        sides.run(sides.target, 0, "ALTER SUBSCRIPTION %s DISABLE".formatted(sides.names.slot(0)));

        assertRefused("subscription-disabled");
    }

    @Test
    void aTableMissingFromThePublicationIsRefused() throws Exception {
        sides.run(
                sides.source,
                0,
                "ALTER PUBLICATION %s DROP TABLE item".formatted(sides.names.publication()));

        assertRefused("table-not-published");
    }

    @Test
    void aMarkerThatDoesNotArriveIsRefused() throws Exception {
        try (var blocker = sides.target.open(sides.on(sides.target, 1))) {
            blocker.setAutoCommit(false);
            blocker.createStatement()
                    .execute("LOCK TABLE %s.marker IN SHARE MODE".formatted(sides.names.schema()));

            assertRefused("marker-not-arrived");
        }
    }

    @Test
    void aTableMadeAfterTheCloneIsRefusedByName() throws Exception {
        sides.run(sides.source, 1, "CREATE TABLE later (id int PRIMARY KEY)");

        String sentence = assertRefused("schema-changed");
        assertTrue(sentence.contains("table public.later"), sentence);
    }

    @Test
    void aPreparedTransactionIsRefused() throws Exception {
        sides.run(
                sides.source,
                0,
                "BEGIN; INSERT INTO item DEFAULT VALUES; PREPARE TRANSACTION 'left'");

        assertRefused("prepared-transactions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "fenced", "gate", "ready"})
    void whoComesAfterACrashBeforeTheCommitRowOpensTheSource(String place) throws Exception {
        clients.start();
        crashAt(place);

        Optional<Boolean> over = switchover(at -> {}).recover(sides.order, facts());

        assertEquals(Optional.of(false), over);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
        assertInstanceOf(Switchover.Outcome.Switched.class, attempt(at -> {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"committed", "resumed"})
    void whoComesAfterACrashBehindTheCommitRowGoesOnOnTheTarget(String place) throws Exception {
        clients.start();
        crashAt(place);

        Optional<Boolean> over = switchover(at -> {}).recover(sides.order, facts());

        assertEquals(Optional.of(true), over);
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.target, 0, "SELECT count(*) FROM item")));
        assertInstanceOf(Switchover.Outcome.SwitchedBefore.class, attempt(at -> {}));
    }

    private String assertRefused(String code) throws Exception {
        clients.start();

        Switchover.Outcome outcome = attempt(place -> {});

        Refusal refusal = assertInstanceOf(Switchover.Outcome.Refused.class, outcome).refusal();
        assertEquals(code, refusal.reason().code(), refusal.getMessage());
        clients.goOn();
        assertEquals(List.of(), clients.errors());
        assertEquals(
                clients.acknowledged(),
                Long.parseLong(sides.ask(sides.source, 0, "SELECT count(*) FROM item")));
        assertEquals(Set.of(), marks);
        return refusal.reason().sentence();
    }

    /// A crash is an error that nothing catches, and sessions that end with it.
    private void crashAt(String place) {
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

    private Switchover.Outcome attempt(Failpoints failpoints) throws Exception {
        return switchover(failpoints)
                .attempt(sides.order, facts(), 1, roles -> fenced = new ArrayList<>(roles));
    }

    private CutoverFacts facts() {
        return CutoverFacts.none().between(sides.sides(List.of(pooler.entry()))).fencing(fenced);
    }

    private Switchover switchover(Failpoints failpoints) {
        Postgres postgres =
                (database, login) ->
                        (database.endpoint().equals(sides.target.endpoint())
                                        ? sides.target
                                        : sides.source)
                                .postgres()
                                .open(database, login);
        Sessions sessions = new Sessions(postgres);
        return new Switchover(
                new StageOpener(new OneSecret(), sessions, new RealPoolers()),
                sessions,
                new Marks(),
                held,
                Terms.impatient(),
                failpoints,
                new Random(7));
    }

    /// It is no exception, so that nothing takes it for a passing fault.
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
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

    private final class OneSecret implements Secrets {
        @Override
        public Optional<Login> find(String name) {
            return Optional.of(sides.maintenance());
        }

        @Override
        public void keep(String name, Login login) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void forget(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
