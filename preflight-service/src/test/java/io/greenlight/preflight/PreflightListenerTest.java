package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.acknowledge.Acknowledgements;
import io.greenlight.preflight.acknowledge.FakeLedgers;
import io.greenlight.preflight.database.Survey;
import io.greenlight.preflight.report.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes of an event, on one real server and with everything else in memory.
class PreflightListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    private final FakeFleet fleet = new FakeFleet();
    private final FakeEstate estate = new FakeEstate();
    private final FakeSecrets secrets = new FakeSecrets();
    private final FakeOrderBook orders = new FakeOrderBook();
    private final FakeArchive archive = new FakeArchive();
    private final FakeLedgers ledgers = new FakeLedgers();
    private Bench bench;
    private UpgradeOrder order;
    private PreflightListener listener;

    @BeforeEach
    void oneOrderedCluster() {
        bench = Bench.on(17);
        order = bench.orderTo(new PostgresVersion(18, 6));
        orders.enter(order);
        fleet.put(bench.cluster());
        fleet.offer(order.path().source().toString(), order.path().target().toString());
        secrets.keep("orders-secret", bench.server().superuser());
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);
        PreflightRun run =
                new PreflightRun(
                        fleet, estate, secrets, survey, Bench.NEVER_REHEARSED, Bench.CONFIG);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Acknowledgements acknowledgements = new Acknowledgements(ledgers, clock);
        PreflightDesk desk = new PreflightDesk(fleet, run, archive, acknowledgements, clock);
        listener =
                new PreflightListener(
                        new Upgrades(orders, fleet, _ -> Optional.empty()),
                        desk,
                        new AcknowledgementDesk(archive, acknowledgements),
                        new PreflightListener.Times(clock, Bench.CONFIG));
    }

    @AfterEach
    void noDatabase() {
        bench.close();
    }

    @Test
    void aHealthyClusterPasses() {
        UpgradeEvent answer = handled(discovered());

        PreflightPassed passed = assertInstanceOf(PreflightPassed.class, answer);
        assertEquals(order.upgrade(), passed.upgrade());
        assertEquals(List.of(), passed.warnings());
        assertEquals("preflight-passed", fleet.tagsOf("orders").get("UpgradeDB:Status"));
    }

    @Test
    void aTagThatCannotBeWrittenStopsNothing() {
        fleet.breakDown("orders");

        assertInstanceOf(PreflightPassed.class, handled(discovered()));
    }

    @Test
    void aBlockedClusterFailsUntilItIsRepairedAndAskedForAgain() {
        bench.run("CREATE TABLE t (a int)");
        PreflightFailed failed = assertInstanceOf(PreflightFailed.class, handled(discovered()));
        assertEquals("preflight-failed", fleet.tagsOf("orders").get("UpgradeDB:Status"));
        failed.findings().forEach(bench::follow);

        UpgradeEvent answer = handled(requested(NOW));

        assertInstanceOf(PreflightPassed.class, answer);
        assertEquals(2, archive.kept.size());
        assertEquals(Verdict.BLOCKED, archive.kept.getFirst().verdict());
        assertEquals("s3://bucket/page", failed.report());
    }

    @Test
    void aMinorInPlaceDoesNotMindWhatOnlyPgUpgradeMinds() {
        orderInPlace(new PostgresVersion(17, 99), Mode.UPGRADE);
        bench.run("BEGIN; CREATE TABLE t (a int); PREPARE TRANSACTION 'p'");
        try {
            PreflightPassed passed = assertInstanceOf(PreflightPassed.class, handled(discovered()));
            assertEquals(List.of(), passed.warnings());
        } finally {
            bench.run("ROLLBACK PREPARED 'p'");
        }
    }

    @Test
    void aPreparationIsNotBarredByWhatItMends() {
        bench.run("CREATE TABLE t (a int PRIMARY KEY)");
        bench.run(
                "UPDATE pg_class SET relfrozenxid = ((txid_current() + 4294967296 - 1900000000)"
                        + " %% 4294967296)::text::xid WHERE relname = 't'");
        orderInPlace(new PostgresVersion(18, 6), Mode.UPGRADE);
        UpgradeEvent upgrade = handled(discovered());
        orderInPlace(new PostgresVersion(18, 6), Mode.PREUPGRADE);

        UpgradeEvent preparation = handled(discovered());

        assertEquals("transaction-age", blocking(upgrade).check());
        PreflightPassed passed = assertInstanceOf(PreflightPassed.class, preparation);
        assertTrue(
                passed.warnings().stream().anyMatch(one -> one.check().equals("transaction-age")));
    }

    @Test
    void aPreparationIsNotBarredByWhatOnlyACloneMinds() {
        bench.run(
                "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                        + " WITH (connect = false, slot_name = NONE, enabled = false)");
        bench.run("ALTER SUBSCRIPTION s SET (slot_name = 'nobody')");
        bench.run("ALTER SUBSCRIPTION s ENABLE");
        try {
            orderInPlace(new PostgresVersion(18, 6), Mode.UPGRADE);
            assertEquals("enabled-subscription", blocking(handled(discovered())).check());
            orderInPlace(new PostgresVersion(18, 6), Mode.PREUPGRADE);

            assertInstanceOf(PreflightPassed.class, handled(discovered()));
        } finally {
            bench.run("ALTER SUBSCRIPTION s DISABLE");
            bench.run("ALTER SUBSCRIPTION s SET (slot_name = NONE)");
            bench.run("DROP SUBSCRIPTION s");
        }
    }

    @Test
    void anUnknownUpgradeIsRefusedWithAReason() {
        UpgradeId unknown = new UpgradeId("nobody-01234567");

        UpgradeEvent answer = handled(new PreflightRequested(unknown, order.cluster(), NOW));

        assertEquals("unknown-upgrade", blocking(answer).check());
    }

    @Test
    void aClusterThatIsGoneIsRefusedWithAReason() {
        fleet.remove("orders");

        assertEquals("cluster-gone", blocking(handled(discovered())).check());
    }

    @Test
    void aBusyClusterIsLookedAtAgainAndThenIsAFinding() {
        Cluster busy = FakeFleet.withStatus(bench.cluster(), "backing-up");
        fleet.put(busy);

        Dispatch again = listener.handle(discovered()).getFirst();
        UpgradeEvent late = handled(requested(NOW.minus(Duration.ofMinutes(30))));

        PreflightRequested request = assertInstanceOf(PreflightRequested.class, again.event());
        assertEquals(Bench.CONFIG.recheck(), again.delay());
        assertEquals(NOW, request.at());
        assertEquals("the cluster is backing-up", blocking(late).title());
    }

    @Test
    void aGlobalDatabaseWithABusyMemberIsLookedAtAgain() {
        PostgresVersion target = new PostgresVersion(17, 99);
        orderBy(Strategy.GLOBAL_MINOR, target, Mode.UPGRADE);
        Cluster cluster = bench.cluster();
        estate.targets.put(cluster.ref().region(), List.of(target));
        GlobalCluster.Member member = new GlobalCluster.Member(cluster.ref(), cluster.arn(), true);
        estate.members.put(cluster.ref(), cluster);
        estate.global = Optional.of(world("upgrading", member));

        Dispatch again = listener.handle(discovered()).getFirst();
        estate.global = Optional.of(world("available", member));

        assertInstanceOf(PreflightRequested.class, again.event());
        assertInstanceOf(PreflightPassed.class, handled(discovered()));
    }

    private static GlobalCluster world(String status, GlobalCluster.Member member) {
        return new GlobalCluster("world", new PostgresVersion(17, 11), status, List.of(member));
    }

    @Test
    void anOrderThatIsNotPossibleAnyMoreAsksForAnotherRun() {
        fleet.offer(order.path().source().toString(), "18.5");

        Finding finding = blocking(handled(discovered()));

        assertEquals("upgrade-path", finding.check());
        assertTrue(finding.remedy().endsWith("Key=UpgradeDB:Run,Value=2"), finding.remedy());
    }

    @Test
    void aMissingSecretIsAFinding() {
        secrets.forget("orders-secret");

        Finding finding = blocking(handled(discovered()));

        assertEquals("maintenance-secret", finding.check());
        assertTrue(finding.remedy().startsWith("aws secretsmanager create-secret"));
    }

    @Test
    void tenThousandTablesFitIntoOneEvent() {
        bench.run(
                """
                DO $$ BEGIN
                  FOR i IN 1..2000 LOOP
                    EXECUTE format('CREATE TABLE %%I (a int)', 'table ' || i);
                  END LOOP;
                END $$
                """);

        PreflightFailed failed = assertInstanceOf(PreflightFailed.class, handled(discovered()));

        Finding finding = failed.findings().getFirst();
        assertEquals(21, finding.objects().size());
        assertEquals("and 1980 more", finding.objects().getLast());
        assertTrue(finding.remedy().endsWith("see s3://bucket/report"), finding.remedy());
        assertEquals(2000, archive.kept.getFirst().findings().getFirst().objects().size());
    }

    @Test
    void theSecretsUserIsTheOneWhoLooks() {
        secrets.keep("orders-secret", new Login("nobody", "x"));

        assertEquals("connection", blocking(handled(discovered())).check());
    }

    private void orderInPlace(PostgresVersion target, Mode mode) {
        orderBy(Strategy.IN_PLACE, target, mode);
    }

    private void orderBy(Strategy strategy, PostgresVersion target, Mode mode) {
        Cluster cluster = bench.cluster();
        UpgradePath path = new UpgradePath(strategy, cluster.version(), target);
        order =
                new UpgradeOrder(
                        UpgradeId.of(cluster.ref(), cluster.resourceId(), path, mode, 1),
                        cluster.ref(),
                        cluster.resourceId(),
                        path,
                        "orders-secret",
                        mode);
        orders.enter(order);
        fleet.offer(path.source().toString(), target.toString());
    }

    private UpgradeEvent handled(UpgradeEvent event) {
        List<Dispatch> answers = listener.handle(event);
        assertEquals(1, answers.size());
        return answers.getFirst().event();
    }

    private static Finding blocking(UpgradeEvent event) {
        return assertInstanceOf(PreflightFailed.class, event).findings().getFirst();
    }

    private UpgradeDiscovered discovered() {
        return new UpgradeDiscovered(
                order.upgrade(), order.cluster(), NOW, order.path(), order.mode());
    }

    private PreflightRequested requested(Instant at) {
        return new PreflightRequested(order.upgrade(), order.cluster(), at);
    }
}
