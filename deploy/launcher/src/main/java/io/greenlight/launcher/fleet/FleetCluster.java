package io.greenlight.launcher.fleet;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.ClusterMaker;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.Passwords;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.cluster.database.Ailments;
import io.greenlight.launcher.cluster.database.Connections;
import io.greenlight.launcher.cluster.database.DemoDatabases;
import io.greenlight.launcher.cluster.database.FinalState;
import io.greenlight.launcher.load.Load;
import io.greenlight.launcher.load.LoadShape;
import io.greenlight.launcher.load.database.PgSessions;
import io.greenlight.launcher.load.database.Workload;
import java.nio.file.Path;
import java.util.List;

/// A small cluster of the fleet: a writer, some megabytes, and what ails it.
///
/// @param seen as it was when it had been made
record FleetCluster(Clusters.Seen seen, ClusterAccess access, Ailment ailment, Workload workload) {

    static final String DATABASE = "archive";

    /// A few megabytes.
    private static final double SCALE = 0.01;

    private static final String MASTER = "maintenance";

    /// Clients that write all the time and come back when they are thrown out.
    static final int CLIENTS = 2;

    /// Makes it, in the calls that a person would make.
    static FleetCluster make(
            AwsAccess aws,
            Path certificateAuthority,
            String identifier,
            PostgresVersion version,
            Ailment ailment) {
        Credential master = Credential.of(MASTER, Passwords.random());
        Clusters.Seen seen =
                new ClusterMaker(aws)
                        .make(
                                identifier,
                                version,
                                new ClusterMaker.Master(
                                        MASTER,
                                        master.password(),
                                        identifier + "-maintenance-user-secret"),
                                0);
        ClusterAccess access =
                new ClusterAccess(
                        identifier,
                        List.of(DATABASE),
                        master,
                        Credential.of("shop_app", Passwords.random()),
                        certificateAuthority);
        DemoDatabases databases = new DemoDatabases(access, seen.host(), seen.port());
        Credential owner = Credential.of("shop_owner", Passwords.random());
        databases.makeRoles(owner);
        databases.makeDatabase(DATABASE, DemoDatabases.Age.OLDER);
        Workload workload = databases.fill(DATABASE, owner, SCALE);
        FleetCluster made = new FleetCluster(seen, access, ailment, workload);
        switch (ailment) {
            case NONE -> {}
            case DATA_TYPE -> made.ailments().addRefusedColumn(DATABASE);
            case SLOT -> databases.makeSlot(DATABASE, Ailment.SLOT_NAME);
            case DEFAULT -> made.ailments().addRemovedDefault(DATABASE);
        }
        return made;
    }

    String identifier() {
        return access.identifier();
    }

    /// By hand, in its database.
    Ailments ailments() {
        return new Ailments(access, seen.host(), seen.port());
    }

    /// What its endpoint leads to.
    FinalState state() {
        return new FinalState(access, seen.host(), seen.port());
    }

    /// How its clients reach it; none of them is behind a pooler.
    Load.Sources sources() {
        PgSessions direct =
                new PgSessions(
                        List.of(new PgSessions.Server(seen.host(), seen.port())),
                        List.of(workload),
                        Connections.direct(access.app(), access.certificateAuthority()));
        return new Load.Sources(direct, direct);
    }

    static LoadShape shape() {
        return new LoadShape(0, 0, CLIENTS, LoadShape.Connections.KEPT);
    }
}
