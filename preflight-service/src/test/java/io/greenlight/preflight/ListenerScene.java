package io.greenlight.preflight;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.journal.FakeOrderBook;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.acknowledge.Acknowledgements;
import io.greenlight.preflight.acknowledge.FakeLedgers;
import io.greenlight.preflight.database.Survey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// What a listener stands on: one real server, and everything else in memory.
record ListenerScene(
        FakeFleet fleet,
        FakeEstate estate,
        FakeSecrets secrets,
        FakeOrderBook orders,
        FakeArchive archive,
        FakeLedgers ledgers) {

    ListenerScene() {
        this(
                new FakeFleet(),
                new FakeEstate(),
                new FakeSecrets(),
                new FakeOrderBook(),
                new FakeArchive(),
                new FakeLedgers());
    }

    /// The cluster on that server is in the fleet, and its upgrade to 18 ordered.
    UpgradeOrder order(Bench bench) {
        return order(bench, Mode.UPGRADE);
    }

    /// The same, as far as that mode goes.
    UpgradeOrder order(Bench bench, Mode mode) {
        PostgresVersion target = new PostgresVersion(18, 6);
        UpgradeOrder some = bench.orderTo(target);
        UpgradeOrder order =
                new UpgradeOrder(
                        UpgradeId.of(some.cluster(), some.resourceId(), some.path(), mode, 1),
                        some.cluster(),
                        some.resourceId(),
                        some.path(),
                        some.secret(),
                        mode);
        orders.enter(order);
        fleet.put(bench.cluster());
        fleet.offer(order.path().source().toString(), target.toString());
        secrets.keep("orders-secret", bench.server().superuser());
        return order;
    }

    /// Who hears of it.
    PreflightListener listener(Bench bench, Instant now, Whereabouts whereabouts) {
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);
        PreflightRun run =
                new PreflightRun(
                        fleet, estate, secrets, survey, Bench.NEVER_REHEARSED, Bench.CONFIG);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Acknowledgements acknowledgements = new Acknowledgements(ledgers, clock);
        return new PreflightListener(
                new Upgrades(orders, fleet, whereabouts),
                new PreflightDesk(fleet, run, archive, acknowledgements, clock),
                new AcknowledgementDesk(archive, acknowledgements),
                new PreflightListener.Times(clock, Bench.CONFIG));
    }
}
