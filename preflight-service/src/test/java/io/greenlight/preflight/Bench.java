package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Postgres;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.journal.FakeClusterFiles;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Scope;
import io.greenlight.preflight.database.Survey;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.forecast.Rehearsals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A database on a real server, and the checks that look at it.
record Bench(RealServer server, Database database) implements AutoCloseable {

    /// A name that has everything which breaks glued SQL.
    static final String HOSTILE = "it's \"50%s\" & {ü} ; -- $x$";

    /// Later than all that anything bad is known of.
    private static final int SOUND_MINOR = 99;

    static final PreflightConfig CONFIG = config(Duration.ofMinutes(5));

    /// Nothing was ever rehearsed.
    static final Rehearsals NEVER_REHEARSED =
            new Rehearsals(new FakeClusterFiles(), Clock.systemUTC());

    /// 63 bytes, the longest name that PostgreSQL keeps whole.
    static final String LONGEST = "ünïcode " + "x".repeat(53);

    /// An empty database with a hostile name.
    static Bench on(int major) {
        RealServer server = RealServer.of(major);
        return new Bench(server, server.create(HOSTILE));
    }

    /// What one check finds, as somebody who may do everything.
    List<Finding> findings(String check) {
        return findings(check, server.superuser());
    }

    List<Finding> findings(String check, Login login) {
        return findings(check, login, by(Way.CLONE));
    }

    List<Finding> all(Login login, PreflightConfig config) {
        return all(login, config, by(Way.CLONE));
    }

    List<Finding> all(Login login, PreflightConfig config, Route route) {
        return new Survey(server.postgres(), config)
                .findings(route, cluster(), login, Catalog.of(config.longTransaction()));
    }

    /// A way in that no service takes: a handshake of TLS costs more than a check.
    Postgres plain() {
        Endpoint at = server.endpoint();
        return new UrlPostgres(
                "jdbc:postgresql://%s:%d/?sslmode=disable".formatted(at.host(), at.port()));
    }

    /// What one check finds on another route.
    List<Finding> findings(String check, Route route) {
        return findings(check, server.superuser(), route);
    }

    /// The same, as somebody else; no other check is asked.
    List<Finding> findings(String check, Login login, Route route) {
        return findings(check, login, route, CONFIG);
    }

    List<Finding> findings(String check, Login login, Route route, PreflightConfig config) {
        return findings(check, Scope.whole(cluster(), login), route, config);
    }

    /// The same in a part of the cluster.
    List<Finding> findings(String check, Scope scope, Route route, PreflightConfig config) {
        List<PreflightCheck> one =
                Catalog.of(config.longTransaction()).stream()
                        .filter(any -> any.id().equals(check))
                        .toList();
        return new Survey(plain(), config)
                .findings(route, scope, one, (_, _) -> {}).stream()
                        .filter(found -> found.check().equals(check))
                        .toList();
    }

    int major() {
        return server.version().major();
    }

    /// From the server's version to the next major.
    Route by(Way way) {
        return to(way, server.version().major() + 1, SOUND_MINOR);
    }

    Route to(Way way, int major, int minor) {
        return new Route(way, server.version(), new PostgresVersion(major, minor));
    }

    /// The only finding of that check.
    Finding finding(String check) {
        return finding(check, by(Way.CLONE));
    }

    Finding finding(String check, Route route) {
        List<Finding> found = findings(check, route);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    /// Runs SQL in the database; each `%I` gets a name, quoted by the server.
    void run(String format, String... names) {
        server.execute(database, server.quoted(format, names));
    }

    /// The name as the server quotes it.
    String quoted(String... names) {
        return server.quoted("%I" + ".%I".repeat(names.length - 1), names);
    }

    /// Does what the finding says.
    void follow(Finding finding) {
        finding.remedy().lines().forEach(remedy -> server.execute(database, remedy));
    }

    Cluster cluster() {
        return at(FakeFleet.cluster("orders", server.version(), Map.of()), server.endpoint());
    }

    /// The same cluster, answering elsewhere.
    static Cluster at(Cluster one, Endpoint endpoint) {
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                endpoint,
                one.writerInstance(),
                one.instances(),
                one.parameterGroup(),
                one.tags());
    }

    /// To the next major, whatever the server's is.
    UpgradeOrder order() {
        PostgresVersion target = new PostgresVersion(server.version().major() + 1, SOUND_MINOR);
        return orderTo(target);
    }

    UpgradeOrder orderTo(PostgresVersion target) {
        return orderBy(Strategy.CLONE, target);
    }

    UpgradeOrder orderBy(Strategy strategy, PostgresVersion target) {
        UpgradePath path = new UpgradePath(strategy, server.version(), target);
        Cluster cluster = cluster();
        return new UpgradeOrder(
                UpgradeId.of(cluster.ref(), cluster.resourceId(), path, 1),
                cluster.ref(),
                cluster.resourceId(),
                path,
                "orders-secret");
    }

    static PreflightConfig config(Duration longTransaction) {
        return new Fixed(longTransaction, Duration.ofSeconds(30));
    }

    /// With little time for each statement.
    static PreflightConfig hurried() {
        return new Fixed(Duration.ofMinutes(5), Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        server.drop(database.name());
    }

    private record Fixed(Duration longTransaction, Duration statementTimeout)
            implements PreflightConfig {

        @Override
        public Duration patience() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration recheck() {
            return Duration.ofSeconds(30);
        }
    }
}
