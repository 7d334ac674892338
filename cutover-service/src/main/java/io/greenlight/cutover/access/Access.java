package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The way of the steps to the cluster: as RDS has it, and as its servers answer.
@Singleton
public final class Access {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Fleet fleet;
    private final Instances instances;
    private final Secrets secrets;
    private final Servers servers;
    private final CutoverConfig config;

    @Inject
    public Access(
            Fleet fleet,
            Instances instances,
            Secrets secrets,
            Servers servers,
            CutoverConfig config) {
        this.fleet = fleet;
        this.instances = instances;
        this.secrets = secrets;
        this.servers = servers;
        this.config = config;
    }

    /// What is done in one database.
    @FunctionalInterface
    public interface Visit {
        void to(String database, Server server) throws Exception;
    }

    public static RunNames names(Run<?> run) {
        return new RunNames(run.order().upgrade());
    }

    public Fleet fleet() {
        return fleet;
    }

    /// The cluster, whatever it is called.
    public Cluster cluster(Run<?> run) {
        return fleet.require(run.order().resourceId());
    }

    /// The clone that was made of it to go back to; empty if it is gone, was never made, or could
    /// not serve anybody now.
    public Optional<Cluster> wayBack(UpgradeOrder order) {
        return fleet.find(new RunNames(order.upgrade()).wayBack(order.cluster()))
                .filter(clone -> RunTags.areOn(clone, order.upgrade()) && clone.isAvailable())
                .filter(clone ->
                        instances.of(clone.resourceId()).stream()
                                .anyMatch(one -> one.isWriter() && one.isAvailable()));
    }

    /// Why nothing can be done for a cluster that RDS does not know any more.
    public static Reason missing(UpgradeOrder order) {
        return new Reason(
                "cluster-missing",
                Fault.OPERATOR,
                "No cluster has the resource id %s any more: %s is gone"
                        .formatted(order.resourceId(), order.cluster()),
                "Nothing is left to upgrade; restore it if it was deleted by mistake");
    }

    /// Its instances, in the order of their names.
    public List<Instance> members(Run<?> run) {
        return instances.of(run.order().resourceId());
    }

    /// Asks for another parameter group for that one.
    public void give(Instance member, String parameterGroup) {
        instances.give(member, parameterGroup);
    }

    /// Asks for a restart of that one.
    public void reboot(Instance member) {
        instances.reboot(member);
    }

    /// The maintenance user's login.
    public Login login(UpgradeOrder order) throws IOException {
        return secrets.find(order.secret())
                .orElseThrow(() ->
                        new IOException("the secret %s is not there".formatted(order.secret())));
    }

    /// A session on the server that writes, for what belongs to all of it.
    public Server openWriter(Run<?> run) throws Exception {
        return openWriter(run, Databases.MAINTENANCE);
    }

    /// A session on that database of the server that writes: it is asked for each time, for it may
    /// have failed over.
    public Server openWriter(Run<?> run, String database) throws Exception {
        return openWriter(run, writer(run), login(run.order()), database);
    }

    private Endpoint writer(Run<?> run) throws IOException {
        return fleet.writerOf(cluster(run))
                .orElseThrow(() ->
                        new IOException(
                                "%s has no writer that answers".formatted(run.order().cluster())));
    }

    private Server openWriter(Run<?> run, Endpoint writer, Login login, String database)
            throws Exception {
        Server server = servers.open(writer, database, login, names(run));
        try {
            if (server.isInRecovery()) {
                throw new IOException("%s is in recovery: it writes no more".formatted(writer));
            }
            return server;
        } catch (Exception refused) {
            server.close();
            throw refused;
        }
    }

    /// Writes a row where clients do, on the server that writes: a status proves nothing.
    public void proveWrites(Run<?> run) throws Exception {
        try (Server writer = openWriter(run)) {
            writer.makeProbeTable();
            writer.writeProbe();
        }
    }

    /// A session on that member, whatever it does.
    public Server openMember(Run<?> run, Instance member) throws Exception {
        Endpoint endpoint =
                fleet.endpointOf(member.name())
                        .orElseThrow(() ->
                                new IOException("%s does not answer".formatted(member.name())));
        return open(run, endpoint);
    }

    /// A session on the server that answers there, in whatever region.
    public Server open(Run<?> run, Endpoint endpoint) throws Exception {
        return servers.open(endpoint, Databases.MAINTENANCE, login(run.order()), names(run));
    }

    /// Goes to every database that is there now, one after the other: since the run began some may
    /// have come or gone.
    public void each(Run<?> run, Visit visit) throws Exception {
        Endpoint writer = writer(run);
        Login login = login(run.order());
        List<String> databases;
        try (Server server = openWriter(run, writer, login, Databases.MAINTENANCE)) {
            databases = server.databases();
        }
        for (String database : databases) {
            try (Server server = openWriter(run, writer, login, database)) {
                visit.to(database, server);
            }
        }
    }

    /// RDS is at work; it is looked at again.
    public StepOutcome notYet(Run<?> run, String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, new Recheck(config.recheck()).in(run));
    }

    /// The same where RDS takes minutes, and each look is many questions: RDS bears only so many.
    public StepOutcome later(String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, config.recheck());
    }

    /// The same while clients are out: so much later, at most, is it seen that they need not be.
    public StepOutcome clientsWait(Run<?> run, String waitingFor) {
        Duration recheck = config.recheck().compareTo(SOON) < 0 ? config.recheck() : SOON;
        return new StepOutcome.NotYet(waitingFor, new Recheck(recheck).in(run));
    }
}
