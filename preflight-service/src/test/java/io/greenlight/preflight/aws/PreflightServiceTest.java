package io.greenlight.preflight.aws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.aws.LocalAws;
import io.greenlight.backbone.aws.LocalAwsResource;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.S3Journal;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.FindingsArchive;
import io.greenlight.preflight.Whereabouts;
import io.greenlight.preflight.Whereabouts.Beyond;
import io.greenlight.preflight.acknowledge.Known;
import io.greenlight.preflight.acknowledge.Ledger;
import io.greenlight.preflight.acknowledge.Ledgers;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Subject;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@QuarkusTest
@WithTestResource(LocalAwsResource.class)
@WithTestResource(TrustedServer.class)
class PreflightServiceTest {

    private static final PostgresVersion SOURCE = new PostgresVersion(17, 11);
    private static final PostgresVersion TARGET = new PostgresVersion(18, 6);

    @Inject Outbox outbox;
    @Inject OrderBook orders;
    @Inject FakeFleet fleet;
    @Inject Secrets secrets;
    @Inject Bucket bucket;
    @Inject Clock clock;
    @Inject SqsClient sqs;
    @Inject PreflightConfig config;
    @Inject Ledgers ledgers;
    @Inject FindingsArchive archive;
    @Inject Whereabouts whereabouts;

    @Test
    void anOrderedClusterIsCheckedAndTheFindingsAreKept() throws UnreadableEvent {
        Cluster cluster = answeringAt(FakeFleet.cluster("orders", SOURCE, Map.of()));
        UpgradePath path = new UpgradePath(Strategy.CLONE, SOURCE, TARGET);
        UpgradeId upgrade = UpgradeId.of(cluster.ref(), cluster.resourceId(), path, 1);
        fleet.put(cluster);
        fleet.offer("17.11", "18.6");
        secrets.keep("orders-secret", TrustedServer.login());
        orders.enter(
                new UpgradeOrder(
                        upgrade, cluster.ref(), cluster.resourceId(), path, "orders-secret"));

        outbox.send(Dispatch.now(new PreflightRequested(upgrade, cluster.ref(), clock.instant())));

        String folder = "upgrades/%s/".formatted(upgrade);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fleet.tagsOf("orders").containsKey("UpgradeDB:Status"));
        assertEquals("preflight-passed", fleet.tagsOf("orders").get("UpgradeDB:Status"));
        String kept = bucket.read(folder + "preflight.json").orElseThrow().content();
        assertTrue(kept.contains("\"findings\" : [ ]"), kept);
        assertTrue(
                bucket.read(folder + "preflight.md")
                        .orElseThrow()
                        .content()
                        .contains("Findings: 0 blocking, 0 warning"));
        assertEquals(upgrade, passed().upgrade());
    }

    @Test
    void anAcknowledgementIsKeptBesideTheReportThatShowsIt() {
        UpgradeId upgrade = new UpgradeId("books-0123abcd");
        Known known = new Known("trigger", "shop", List.of("a"), "dba", clock.instant(), "why not");
        Ledger first = ledgers.change(upgrade, _ -> new Ledger(List.of(known)));
        PreflightReport report =
                new PreflightReport(
                        new Subject("books", upgrade, "clone", SOURCE, TARGET),
                        clock.instant(),
                        List.of(),
                        List.of());
        archive.keep(upgrade, report);

        assertEquals(first, ledgers.change(upgrade, before -> before));
        assertEquals(Optional.of(report), archive.find(upgrade));
        assertThrows(
                Journal.Overtaken.class,
                () ->
                        ledgers.change(
                                upgrade,
                                before -> {
                                    ledgers.change(upgrade, _ -> Ledger.EMPTY);
                                    return new Ledger(List.of(known, known));
                                }));
    }

    @Test
    void anUpgradeIsPastPreflightOnceItsJournalIsBegun() {
        UpgradeId upgrade = new UpgradeId("films-0123abcd");
        Journal<String> journal = new S3Journal<>(bucket, "replication-in-place", String.class);
        Page<String> page = Page.blank(upgrade, "facts");
        Reason reason = new Reason("x", Fault.OPERATOR, "x", "x");

        Optional<Beyond> before = whereabouts.of(upgrade);
        Journal.Entry<String> begun = journal.write(Optional.empty(), page);
        Optional<Beyond> meanwhile = whereabouts.of(upgrade);
        journal.write(Optional.of(begun), page.in(new RunState.Unwound(reason)));

        assertEquals(Optional.empty(), before);
        assertEquals(Optional.of(Beyond.BEGUN), meanwhile);
        assertEquals(Optional.of(Beyond.AS_BEFORE), whereabouts.of(upgrade));
    }

    @Test
    void secretsAreKeptReplacedAndForgotten() {
        secrets.keep("greenlight/x", new Login("a", "1"));
        secrets.keep("greenlight/x", new Login("a", "2"));
        assertEquals("2", secrets.find("greenlight/x").orElseThrow().password());

        secrets.forget("greenlight/x");
        secrets.forget("greenlight/x");

        assertTrue(secrets.find("greenlight/x").isEmpty());
    }

    @Test
    void orderBooksTakeAnOrderOnce() {
        Cluster cluster = FakeFleet.cluster("customers", SOURCE, Map.of());
        UpgradePath path = new UpgradePath(Strategy.CLONE, SOURCE, TARGET);
        UpgradeId upgrade = UpgradeId.of(cluster.ref(), cluster.resourceId(), path, 1);
        UpgradeOrder first =
                new UpgradeOrder(upgrade, cluster.ref(), cluster.resourceId(), path, "first");
        UpgradeOrder second =
                new UpgradeOrder(upgrade, cluster.ref(), cluster.resourceId(), path, "second");

        assertTrue(orders.enter(first));
        assertEquals(false, orders.enter(second));
        assertEquals(first, orders.find(upgrade).orElseThrow());
    }

    @Test
    void everySettingHasItsDefault() {
        assertEquals(Duration.ofSeconds(30), config.statementTimeout());
        assertEquals(Duration.ofMinutes(5), config.longTransaction());
        assertEquals(Duration.ofMinutes(30), config.patience());
        assertEquals(Duration.ofSeconds(30), config.recheck());
    }

    private PreflightPassed passed() throws UnreadableEvent {
        String queue = LocalAws.shared().queueUrl(Service.REPLICATION.queue());
        String body =
                sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(10))
                        .messages()
                        .getFirst()
                        .body();
        return (PreflightPassed) new EventCodec().decode(body);
    }

    private Cluster answeringAt(Cluster one) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                TrustedServer.endpoint(),
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }
}
