package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.ClientProbe;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import io.greenlight.cutover.run.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Opens what a pause touches, with the maintenance user's login.
@Singleton
public final class StageOpener {

    private final Secrets secrets;
    private final Sessions sessions;
    private final Poolers poolers;

    @Inject
    public StageOpener(Secrets secrets, Sessions sessions, Poolers poolers) {
        this.secrets = secrets;
        this.sessions = sessions;
        this.poolers = poolers;
    }

    /// Opens everything, as fast as it goes, because clients may be waiting for it. When something
    /// cannot be opened, nothing stays open.
    Stage open(UpgradeOrder order, Sides sides) throws Exception {
        return withPoolers(openSessions(sessions, order, sides, List.of()));
    }

    /// The same with witnesses, whom only a crossing asks, and unhurried.
    Stage openForCrossing(UpgradeOrder order, Sides sides) throws Exception {
        List<String> witnessed = sides.databaseNames();
        return withPoolers(openSessions(sessions.unhurried(), order, sides, witnessed));
    }

    /// Opens the sessions only, unhurried.
    public Stage openWithoutPoolers(UpgradeOrder order, Sides sides) throws Exception {
        return openSessions(sessions.unhurried(), order, sides, List.of());
    }

    private Stage withPoolers(Stage stage) throws Exception {
        try {
            return stage.with(poolers(stage.order(), stage.sides()));
        } catch (Exception broken) {
            stage.close();
            throw broken;
        }
    }

    private Stage openSessions(
            Sessions opener, UpgradeOrder order, Sides sides, List<String> witnessed)
            throws Exception {
        RunNames names = new RunNames(order.upgrade());
        Login login = login(order);
        List<String> all = sides.databaseNames();
        List<Session> opened = new ArrayList<>();
        try {
            opened.addAll(opener.open(sides.source(), all, login, names));
            opened.addAll(opener.open(sides.source(), witnessed, login, names));
            opened.addAll(opener.open(sides.target(), all, login, names));
        } catch (Exception broken) {
            opened.forEach(Session::close);
            throw broken;
        }
        int witnesses = all.size();
        int target = witnesses + witnessed.size();
        return new Stage(
                order,
                names,
                sides,
                opened.subList(0, witnesses),
                opened.subList(witnesses, target),
                opened.subList(target, opened.size()),
                List.of());
    }

    /// Opens one session on the source, which speaks for its whole server.
    public Session openSourceControl(UpgradeOrder order, Sides sides) throws Exception {
        return openOne(sides.source(), order, sides);
    }

    /// Opens the poolers only.
    public List<Pooler> poolers(UpgradeOrder order, Sides sides) throws Exception {
        List<Endpoint> cluster = List.of(sides.cluster(), sides.target());
        List<Pooler> opened = new ArrayList<>();
        try {
            String probe = ClientProbe.statement(new RunNames(order.upgrade()));
            for (PoolerEntry entry : sides.poolers()) {
                opened.add(poolers.open(entry, cluster, login(order), probe));
            }
            return opened;
        } catch (Exception broken) {
            opened.forEach(Pooler::close);
            throw broken;
        }
    }

    /// Whether the server of the target answers at that endpoint.
    public boolean answersAs(UpgradeOrder order, Endpoint endpoint, Sides sides) throws Exception {
        try (Session there = openOne(endpoint, order, sides)) {
            return there.commitRow().isThere(order.upgrade());
        }
    }

    /// The maintenance user's login.
    public Login login(UpgradeOrder order) {
        return secrets.find(order.secret())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the secret %s is not there".formatted(order.secret())));
    }

    /// A session on the first database, whose commit row speaks for all.
    private Session openOne(Endpoint server, UpgradeOrder order, Sides sides) throws Exception {
        List<String> first = List.of(sides.databases().getFirst().name());
        return sessions.open(server, first, login(order), new RunNames(order.upgrade())).getFirst();
    }
}
