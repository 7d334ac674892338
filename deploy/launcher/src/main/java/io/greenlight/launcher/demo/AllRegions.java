package io.greenlight.launcher.demo;

import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.GlobalDatabases;
import io.greenlight.launcher.cluster.AskedServer;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.database.FinalState;
import java.util.List;
import java.util.Optional;

/// A Global Database in the end, as RDS tells of it in each region, and as its servers answer.
interface AllRegions {

    /// It, if there is one by that name.
    Optional<GlobalDatabases.Seen> global();

    /// The instances of one of its clusters.
    List<Clusters.Member> instances(GlobalDatabases.Member cluster);

    AskedServer server(Clusters.Member instance);

    /// Whoever leads, through its cluster's endpoint: the others have its rows.
    AskedServer primary();

    /// The real ones.
    record Asked(AwsAccess aws, ClusterAccess access, AskedServer primary) implements AllRegions {

        @Override
        public Optional<GlobalDatabases.Seen> global() {
            return new GlobalDatabases(aws).find(access.identifier());
        }

        @Override
        public List<Clusters.Member> instances(GlobalDatabases.Member cluster) {
            return new Clusters(aws.in(cluster.region())).members(cluster.cluster());
        }

        @Override
        public AskedServer server(Clusters.Member instance) {
            return new FinalState(access, instance.host(), instance.port());
        }
    }
}
