package io.greenlight.preflight.check;

import java.time.Duration;
import java.util.List;

/// Every check there is, in the order in which findings are told.
public final class Catalog {

    private Catalog() {}

    /// All of them.
    ///
    /// @param longTransaction how long a transaction may be open without a word
    public static List<PreflightCheck> of(Duration longTransaction) {
        return List.of(
                // what RDS says
                new UpgradePathCheck(),
                new ClusterStateCheck(),
                // the whole cluster
                new MaintenanceUserCheck(),
                new LogicalReplicationCheck(),
                new ReplicationCapacityCheck(),
                new WalKeepLimitCheck(),
                new ClosedDatabaseCheck(),
                new LogicalSlotCheck(),
                new LongTransactionCheck(longTransaction),
                // every database
                new ReplicaIdentityCheck(),
                new TableOwnerCheck(),
                new DataTypeCheck(),
                new ExtensionCheck(),
                new LargeObjectCheck(),
                new PreparedTransactionCheck(),
                new SubscriptionCheck(),
                new SequenceCheck(),
                new SearchPathCheck(),
                new TriggerCheck(),
                new EventTriggerCheck(),
                new PublicationCheck(),
                new UnloggedTableCheck(),
                new ExtensionTableCheck(),
                new UnreplicatedRelationCheck(),
                new InvalidIndexCheck());
    }
}
