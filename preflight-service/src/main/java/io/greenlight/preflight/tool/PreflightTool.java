package io.greenlight.preflight.tool;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.FleetCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.database.Acquaintance;
import io.greenlight.preflight.database.Acquaintance.NotReached;
import io.greenlight.preflight.database.Acquaintance.Standing;
import io.greenlight.preflight.database.Looked;
import io.greenlight.preflight.database.Scope;
import io.greenlight.preflight.database.Survey;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.database.Watcher;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All checks of databases and servers on one server that a url names. It asks nobody else, and
/// like the service it changes nothing.
public final class PreflightTool {

    private static final Duration LONG_TRANSACTION = Duration.ofMinutes(5);

    private final UrlPostgres server;
    private final Clock clock;

    public PreflightTool(UrlPostgres server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Logs in once, so that a wrong address or password is told before anything else is.
    public Acquaintance meet(Login login) throws NotReached {
        return Acquaintance.with(server, login);
    }

    /// Looks.
    ///
    /// @throws IllegalArgumentException if that server cannot be asked what is wanted
    public PreflightReport look(Acquaintance met, Login login, Wanted wanted, Watcher watcher) {
        Route route = wanted.from(met.version());
        requireThere(wanted.databases(), met.databases());
        Selection selection = Selection.of(Catalog.of(LONG_TRANSACTION), wanted.checks());
        Cluster cluster = cluster(met);
        Scope scope =
                new Scope(
                        cluster,
                        login,
                        met.entrance(),
                        name -> wanted.databases().isEmpty() || wanted.databases().contains(name));
        Survey survey = new Survey(server, new Settings(wanted.statementTimeout()));
        Outlook outlook = Outlook.of(route, wanted);
        Looked looked = survey.look(outlook.routes(), scope, selection.asked(), watcher);
        return new PreflightReport(
                        subject(route),
                        clock.instant(),
                        notes(selection, route, met.standing()),
                        looked.on(route))
                .advised(outlook.advice(looked).orElse(null));
    }

    private Subject subject(Route route) {
        return new Subject(
                server.endpoint().toString(),
                null,
                route.way().word(),
                route.source(),
                route.target());
    }

    private static void requireThere(List<String> wanted, List<String> there) {
        List<String> missing = wanted.stream().filter(name -> !there.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "--database %s: the server has %s"
                            .formatted(
                                    String.join(", ", missing),
                                    there.stream().limit(20).collect(Collectors.joining(", "))));
        }
    }

    private static List<String> notes(Selection selection, Route route, Standing standing) {
        List<String> sentences = new ArrayList<>(route.way().notes());
        if (!selection.ofRds().isEmpty()) {
            sentences.add(
                    "Without AWS nobody asks RDS; left out: %s."
                            .formatted(String.join(", ", selection.ofRds())));
        }
        List<String> idle = selection.idleOn(route);
        if (!idle.isEmpty()) {
            sentences.add(
                    "By %s from %s to %s these do not count: %s."
                            .formatted(
                                    route.way().word(),
                                    route.source(),
                                    route.target(),
                                    String.join(", ", idle)));
        }
        if (standing == Standing.STANDBY) {
            sentences.add(
                    "This server follows another one, whose slots, subscriptions and sessions are"
                            + " not seen from here.");
        }
        return sentences;
    }

    private Cluster cluster(Acquaintance met) {
        Endpoint endpoint = server.endpoint();
        ClusterRef name = ServerName.of(endpoint);
        return new Cluster(
                name,
                new ResourceId(endpoint.toString()),
                "",
                met.keeper().engine(),
                met.version(),
                "available",
                endpoint,
                Optional.of(name.identifier()),
                List.of(name.identifier()),
                "",
                Map.of());
    }

    /// Those checks that are asked, and those that are left out.
    ///
    /// @param ofRds the ids of those that need RDS
    private record Selection(List<PreflightCheck> asked, List<String> ofRds) {

        static Selection of(List<PreflightCheck> all, List<String> ids) {
            for (String id : ids) {
                PreflightCheck named =
                        all.stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst()
                                .orElseThrow(() -> unknown(id, all));
                if (named instanceof FleetCheck) {
                    throw new IllegalArgumentException(
                            "--check %s: it asks RDS, and here is no AWS".formatted(id));
                }
            }
            List<PreflightCheck> asked =
                    all.stream()
                            .filter(one -> !(one instanceof FleetCheck))
                            .filter(one -> ids.isEmpty() || ids.contains(one.id()))
                            .toList();
            return new Selection(
                    asked,
                    ids.isEmpty()
                            ? all.stream()
                                    .filter(FleetCheck.class::isInstance)
                                    .map(PreflightCheck::id)
                                    .toList()
                            : List.of());
        }

        /// Of those that were asked for by name. Otherwise it goes without saying.
        List<String> idleOn(Route route) {
            return ofRds.isEmpty()
                    ? asked.stream()
                            .filter(one -> !one.about().appliesTo(route))
                            .map(PreflightCheck::id)
                            .toList()
                    : List.of();
        }

        private static IllegalArgumentException unknown(String id, List<PreflightCheck> all) {
            return new IllegalArgumentException(
                    "--check %s: there are only %s"
                            .formatted(
                                    id,
                                    all.stream()
                                            .filter(one -> !(one instanceof FleetCheck))
                                            .map(PreflightCheck::id)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
    }

    /// What the service has in its configuration.
    private record Settings(Duration statementTimeout) implements PreflightConfig {

        @Override
        public Duration longTransaction() {
            return LONG_TRANSACTION;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }

        @Override
        public Duration recheck() {
            return Duration.ZERO;
        }
    }
}
