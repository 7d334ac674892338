package io.greenlight.launcher.demo;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.aws.Passwords;
import io.greenlight.launcher.aws.PoolerLogins;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.cluster.database.Connections;
import io.greenlight.launcher.cluster.database.DatabaseTrouble;
import io.greenlight.launcher.cluster.database.DemoDatabases;
import io.greenlight.launcher.cluster.database.OwnData;
import io.greenlight.launcher.cluster.database.PoolerConsole;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.Session;
import io.greenlight.launcher.load.database.PgSessions;
import io.greenlight.launcher.load.database.Workload;
import io.greenlight.launcher.pooler.Pooler;
import io.greenlight.launcher.pooler.PoolerFiles;
import io.greenlight.launcher.stack.RunFolder;
import io.greenlight.launcher.stack.StackState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A cluster for a demo, with data in it and poolers before it.
public final class DemoCluster {

    /// The logical slot that a cluster has which is upgraded in place, in its first database.
    static final String SLOT = "feed";

    /// The table that no new version takes, in the first database, where there is one.
    static final String SPOILED_TABLE = "backup_note";

    private static final String MASTER = "maintenance";

    private final Clusters.Seen cluster;
    private final List<Clusters.Member> members;
    private final ClusterAccess access;
    private final List<Pooler> poolers;
    private final List<Workload> workloads;

    private DemoCluster(
            Clusters.Seen cluster,
            List<Clusters.Member> members,
            ClusterAccess access,
            List<Pooler> poolers,
            List<Workload> workloads) {
        this.cluster = cluster;
        this.members = members;
        this.access = access;
        this.poolers = poolers;
        this.workloads = workloads;
    }

    /// Where a cluster is made.
    public record Site(RunFolder run, StackState stack, Consumer<String> say) {
        AwsAccess aws() {
            return new AwsAccess(stack.environment());
        }
    }

    /// Makes the cluster, fills it, and puts the poolers before it. One that is upgraded in place
    /// has what that has to take along: readers, a third database, older extensions, a logical
    /// slot.
    public static DemoCluster make(Site site, DemoSettings settings, PostgresVersion version)
            throws IOException {
        String secret = settings.cluster() + "-maintenance-user-secret";
        Credential master = Credential.of(MASTER, Passwords.random());
        Clusters.Seen cluster =
                new ClusterMaker(site.aws())
                        .make(
                                settings.cluster(),
                                version,
                                new ClusterMaker.Master(MASTER, master.password(), secret),
                                settings.journey().readers(),
                                settings.journey().settings());
        ClusterAccess access =
                new ClusterAccess(
                        settings.cluster(),
                        databases(settings),
                        master,
                        Credential.of("shop_app", Passwords.random()),
                        site.run().certificateAuthority());
        try {
            List<Workload> workloads = fill(site, settings, access, cluster);
            List<Pooler> poolers = putPoolersBefore(site, access, cluster);
            List<Clusters.Member> members = new Clusters(site.aws()).members(cluster.identifier());
            return new DemoCluster(cluster, members, access, poolers, workloads);
        } catch (DatabaseTrouble failed) {
            throw new IOException("cannot fill the cluster: " + failed.getMessage(), failed);
        }
    }

    /// How the load reaches it.
    Load.Sources sources() {
        List<PgSessions.Server> pooled =
                poolers.stream()
                        .map(one -> new PgSessions.Server("localhost", one.port()))
                        .toList();
        List<PgSessions.Server> direct =
                List.of(new PgSessions.Server(cluster.host(), cluster.port()));
        return new Load.Sources(
                new PgSessions(pooled, workloads, Connections.pooled(access.app())),
                new PgSessions(
                        direct,
                        workloads,
                        Connections.direct(access.app(), access.certificateAuthority())));
    }

    /// Makes a table in it that only pg_upgrade knows not to be possible any more.
    void spoil() {
        new DemoDatabases(access, cluster.host(), cluster.port())
                .makeTableOfThePast(access.databases().getFirst());
    }

    /// How clients reach it that only read, from wherever they do.
    Session.Source reading(GlobalDatabases.Readers readers) {
        return new PgSessions(
                List.of(new PgSessions.Server(readers.host(), readers.port())),
                workloads,
                Connections.direct(access.app(), access.certificateAuthority()));
    }

    /// As it was when it had been made.
    Clusters.Seen cluster() {
        return cluster;
    }

    /// Its instances, as they were then.
    List<Clusters.Member> members() {
        return members;
    }

    ClusterAccess access() {
        return access;
    }

    List<Pooler> poolers() {
        return poolers;
    }

    private static List<String> databases(DemoSettings settings) {
        if (settings.sql().isPresent()) {
            return List.of("own");
        }
        return settings.journey().isInPlace()
                ? List.of("orders", "billing", "archive")
                : List.of("orders", "billing");
    }

    private static List<Workload> fill(
            Site site, DemoSettings settings, ClusterAccess access, Clusters.Seen cluster)
            throws IOException {
        DemoDatabases databases = new DemoDatabases(access, cluster.host(), cluster.port());
        Credential owner = Credential.of("shop_owner", Passwords.random());
        databases.makeRoles(owner);
        List<Workload> workloads = new ArrayList<>();
        Optional<Path> sql = settings.sql();
        for (String database : access.databases()) {
            site.say().accept("database " + database);
            databases.makeDatabase(
                    database,
                    settings.journey().isInPlace()
                            ? DemoDatabases.Age.OLDER
                            : DemoDatabases.Age.NEWEST);
            if (sql.isPresent()) {
                databases.addLedger(database, owner);
                workloads.add(
                        new OwnData(access, cluster.host(), cluster.port())
                                .load(site.run(), sql.get(), database, site.say()));
            } else {
                workloads.add(databases.fill(database, owner, settings.pace().scale()));
            }
        }
        if (settings.journey().mode() == Mode.REHEARSAL) {
            databases.countStatements(access.databases().getFirst());
        }
        if (settings.journey().isInPlace()) {
            databases.makeSlot(access.databases().getFirst(), SLOT);
        }
        return workloads;
    }

    private static List<Pooler> putPoolersBefore(
            Site site, ClusterAccess access, Clusters.Seen cluster) {
        List<Pooler> poolers =
                site.stack().poolers().stream()
                        .map(one -> new Pooler(one.name(), one.port(), Path.of(one.folder())))
                        .toList();
        PoolerLogins logins = new PoolerLogins(site.aws());
        for (Pooler pooler : poolers) {
            Credential admin = Credential.of(Pooler.ADMIN, logins.password(pooler));
            PoolerFiles files = new PoolerFiles(pooler);
            files.route(cluster.host(), cluster.port(), access.databases());
            files.admit(
                    Map.of(
                            admin.user(), admin.verifier(),
                            access.master().user(), access.master().verifier(),
                            access.app().user(), access.app().verifier()));
            PoolerConsole.reload(pooler.port(), admin);
        }
        logins.announce(access.identifier(), poolers);
        return poolers;
    }
}
