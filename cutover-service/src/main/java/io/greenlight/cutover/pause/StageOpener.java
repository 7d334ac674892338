package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.ClientProbe;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import io.greenlight.cutover.pooler.SilentPooler;
import io.greenlight.cutover.run.Sides;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Opens what a pause touches, with the maintenance user's login. Which instances write is asked
/// each time: since the run began, either side may have failed over.
@Singleton
public final class StageOpener {

    private static final Logger LOG = Logger.getLogger(StageOpener.class);

    private final Fleet fleet;
    private final Secrets secrets;
    private final Sessions sessions;
    private final Poolers poolers;
    private final PoolerDirectory directory;

    @Inject
    public StageOpener(
            Fleet fleet,
            Secrets secrets,
            Sessions sessions,
            Poolers poolers,
            PoolerDirectory directory) {
        this.fleet = fleet;
        this.secrets = secrets;
        this.sessions = sessions;
        this.poolers = poolers;
        this.directory = directory;
    }

    /// Opens everything, as fast as it goes, because clients may be waiting for it. When something
    /// cannot be opened, nothing stays open.
    Stage open(UpgradeOrder order, Sides sides) throws Exception {
        return withPoolers(openSessions(sessions, order, sides, List.of()), sides);
    }

    /// The same with witnesses, whom only a crossing asks, and unhurried.
    Stage openForCrossing(UpgradeOrder order, Sides sides) throws Exception {
        List<String> witnessed = sides.databaseNames();
        return withPoolers(openSessions(sessions.unhurried(), order, sides, witnessed), sides);
    }

    /// Opens what the target's side needs, as fast as it goes, and nothing of the source, which may
    /// be gone: the one session that knows of the commit row, and the poolers.
    Stage openTarget(UpgradeOrder order, Sides found) throws Exception {
        Sides sides = asTheyAre(found);
        Session control = openOne(sides.target(), order, sides);
        try {
            control.requireWriter();
            return new Stage(
                    order,
                    new RunNames(order.upgrade()),
                    sides,
                    List.of(),
                    List.of(),
                    List.of(control),
                    poolers(order, found));
        } catch (Exception reader) {
            control.close();
            throw reader;
        }
    }

    /// Opens what the source's side needs, as fast as it goes, and nothing of the target.
    Stage openSource(UpgradeOrder order, Sides found) throws Exception {
        Session control = openSourceControl(order, found);
        return new Stage(
                order,
                new RunNames(order.upgrade()),
                found,
                List.of(control),
                List.of(),
                List.of(),
                poolers(order, found));
    }

    /// Whether the target is no more: then nobody is on it.
    boolean isTargetGone(Sides sides) {
        return fleet.find(sides.targetId()).isEmpty();
    }

    /// Opens the sessions only, unhurried.
    public Stage openWithoutPoolers(UpgradeOrder order, Sides sides) throws Exception {
        return openSessions(sessions.unhurried(), order, sides, List.of());
    }

    private Stage withPoolers(Stage stage, Sides sides) {
        try {
            return stage.with(poolers(stage.order(), sides, stage.sides()));
        } catch (RuntimeException broken) {
            stage.close();
            throw broken;
        }
    }

    private Stage openSessions(
            Sessions opener, UpgradeOrder order, Sides found, List<String> witnessed)
            throws Exception {
        Sides sides = asTheyAre(found);
        RunNames names = new RunNames(order.upgrade());
        Login login = login(order);
        List<String> all = sides.databaseNames();
        List<Session> opened = new ArrayList<>();
        try {
            opened.addAll(opener.open(sides.source(), all, login, names));
            opened.addAll(opener.open(sides.source(), witnessed, login, names));
            opened.addAll(opener.open(sides.target(), all, login, names));
            for (Session session : opened) {
                session.requireWriter();
            }
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
    public Session openSourceControl(UpgradeOrder order, Sides found) throws Exception {
        Sides sides = asTheyAre(found);
        Session control = openOne(sides.source(), order, sides);
        try {
            control.requireWriter();
            return control;
        } catch (Exception reader) {
            control.close();
            throw reader;
        }
    }

    /// Opens the poolers only. One that does not answer says so when something is asked of it: the
    /// others, and their clients, do not wait for it. One that does not answer and that its owner
    /// has taken out of the list since is gone for good.
    public List<Pooler> poolers(UpgradeOrder order, Sides found) {
        return poolers(order, found, asTheyAre(found));
    }

    private List<Pooler> poolers(UpgradeOrder order, Sides found, Sides now) {
        List<Endpoint> cluster =
                Stream.of(found, now)
                        .flatMap(one -> one.everyEndpoint().stream())
                        .distinct()
                        .toList();
        Login client = login(order);
        String probe = ClientProbe.statement(new RunNames(order.upgrade()));
        List<Pooler> opened = new ArrayList<>();
        for (PoolerEntry entry : found.poolers()) {
            try {
                opened.add(poolers.open(entry, cluster, client, probe));
            } catch (Exception silent) {
                if (isRegistered(order, entry)) {
                    opened.add(new SilentPooler(entry.name(), silent));
                }
            }
        }
        return opened;
    }

    /// Without an answer from the list, it is.
    private boolean isRegistered(UpgradeOrder order, PoolerEntry pooler) {
        try {
            return directory.of(order.cluster()).stream()
                    .anyMatch(entry -> entry.name().equals(pooler.name()));
        } catch (RuntimeException unanswered) {
            LOG.warnf("the list of poolers was not read: %s", unanswered.getMessage());
            return true;
        }
    }

    /// The sides with the instances that write now. Without an answer from RDS, those of before are
    /// as good as any.
    private Sides asTheyAre(Sides found) {
        try {
            return found.writing(
                    writer(found.sourceId()).orElse(found.source()),
                    writer(found.targetId()).orElse(found.target()));
        } catch (RuntimeException unanswered) {
            LOG.warnf("RDS was not asked who writes: %s", unanswered.getMessage());
            return found;
        }
    }

    private Optional<Endpoint> writer(ResourceId cluster) {
        return fleet.find(cluster).flatMap(fleet::writerOf);
    }

    /// Opens one session on each reader of the source that answers at all. They read what is old by
    /// now, and RDS leaves their sessions open.
    public List<Session> openSourceReaders(UpgradeOrder order, Sides sides) throws Exception {
        List<Session> opened = new ArrayList<>();
        try {
            for (Endpoint reader : sourceReaders(sides)) {
                opened.add(openOne(reader, order, sides));
            }
            return opened;
        } catch (Exception broken) {
            opened.forEach(Session::close);
            throw broken;
        }
    }

    private List<Endpoint> sourceReaders(Sides sides) {
        Optional<Cluster> source = fleet.find(sides.sourceId());
        Optional<String> writer = source.flatMap(Cluster::writerInstance);
        return source.map(Cluster::instances).orElse(List.of()).stream()
                .filter(instance -> !writer.equals(Optional.of(instance)))
                .flatMap(instance -> fleet.endpointOf(instance).stream())
                .toList();
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
