package io.greenlight.preflight.check;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every check there is, in the order in which findings are told.
public final class Catalog {

    /// The checks whose findings do not bar an order of mode `PREUPGRADE`: a freeze makes old
    /// transactions young, and what is to be off for as long as there is a clone may stay on, for
    /// none is made.
    public static final Set<String> NO_BAR_TO_PREPARING =
            Set.of("transaction-age", "enabled-subscription", "scheduled-job");

    /// The checks whose findings bar an order of mode `REHEARSAL`: the others are about what a
    /// clone does not need to be upgraded, or about what its upgrade tells better. A clone wakes up
    /// with the cluster's subscriptions and jobs.
    public static final Set<String> BARS_TO_REHEARSING =
            Set.of(
                    "upgrade-path",
                    "cluster-state",
                    "pending-change",
                    "instance-class",
                    "global-database",
                    "clone-room",
                    "enabled-subscription",
                    "scheduled-job");

    private Catalog() {}

    /// All of them.
    ///
    /// @param longTransaction how long a transaction may be open, or a statement run, without a
    ///   word
    public static List<PreflightCheck> of(Duration longTransaction) {
        return Stream.of(
                        fleet(),
                        server(longTransaction),
                        sessions(longTransaction),
                        contents(),
                        schema(),
                        dms())
                .flatMap(List::stream)
                .toList();
    }

    /// What RDS says.
    private static List<PreflightCheck> fleet() {
        return List.of(
                new UpgradePathCheck(),
                new ClusterStateCheck(),
                new PendingChangeCheck(),
                new PendingMaintenanceCheck(),
                new InstanceClassCheck(),
                new GlobalDatabaseCheck(),
                new MemberParameterCheck(),
                new WriteForwardingCheck(),
                new OldNameCheck(),
                new CloneRoomCheck(),
                new AttachmentCheck());
    }

    /// The whole cluster.
    private static List<PreflightCheck> server(Duration longTransaction) {
        return List.of(
                new MaintenanceUserCheck(),
                new KnownBadMinorCheck(),
                new InPlaceUserCheck(),
                new LogicalReplicationCheck(),
                new ReplicationCapacityCheck(),
                new WalKeepLimitCheck(),
                new PreloadLibraryCheck(),
                new ClosedDatabaseCheck(),
                new LineBreakNameCheck(),
                new LogicalSlotCheck(),
                new EarlierSlotCheck(),
                new OutputPluginCheck(),
                new LongTransactionCheck(longTransaction),
                new RolePasswordCheck(),
                new Md5PasswordCheck());
    }

    /// What Aurora cannot keep through a restart with other programs.
    private static List<PreflightCheck> sessions(Duration longTransaction) {
        return List.of(
                new LongQueryCheck(longTransaction),
                new ListeningSessionCheck(),
                new HeldCursorCheck(),
                new TlsVersionCheck(),
                new TemporaryTableCheck(),
                new TableLockCheck());
    }

    /// Every database: rows, and who may and does do something to them.
    private static List<PreflightCheck> contents() {
        return List.of(
                new ReplicaIdentityCheck(),
                new FullIdentityCheck(),
                new FullIdentityTypeCheck(),
                new TableOwnerCheck(),
                new InPlaceOwnerCheck(),
                new RowSecurityCheck(),
                new ReplicationOriginCheck(),
                new LargeObjectCheck(),
                new SequenceCheck(),
                new PreparedTransactionCheck(),
                new RunningBuildCheck(),
                new TransactionAgeCheck(),
                new LockTableCheck(),
                new SessionTimeoutCheck(),
                new EnabledSubscriptionCheck(),
                new SubscriptionStateCheck(),
                new PublicationCheck(),
                new UnloggedTableCheck(),
                new ExtensionTableCheck(),
                new UnreplicatedRelationCheck(),
                new DuePartitionCheck(),
                new ScheduledJobCheck());
    }

    /// Every database: what its schema says.
    private static List<PreflightCheck> schema() {
        return List.of(
                new DataTypeCheck(),
                new ExtensionCheck(),
                new ExtensionVersionCheck(),
                new ExtensionViewCheck(),
                new CFunctionCheck(),
                new CatalogViewCheck(),
                new RemovedSettingCheck(),
                new PostfixOperatorCheck(),
                new PolymorphicFunctionCheck(),
                new EncodingConversionCheck(),
                new NotNullInheritanceCheck(),
                new GistInetIndexCheck(),
                new UnicodeVersionCheck(),
                new ReindexAdviceCheck(),
                new CollationVersionCheck(),
                new CollationDependenceCheck(),
                new InvalidIndexCheck(),
                new SearchPathCheck(),
                new TriggerCheck(),
                new EventTriggerCheck());
    }

    /// Every database: what only DMS minds.
    private static List<PreflightCheck> dms() {
        return List.of(
                new DmsDataTypeCheck(),
                new DmsMissingKeyCheck(),
                new DmsLobCheck(),
                new DmsKeyTypeCheck(),
                new DmsNameCheck(),
                new DmsNumericCheck(),
                new DmsUniqueExpressionCheck(),
                new GeneratedColumnCheck(),
                new DeferrableConstraintCheck(),
                new EncodingCheck());
    }
}
