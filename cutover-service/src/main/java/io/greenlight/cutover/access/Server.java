package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.Optional;

/// One database of one server of the cluster, and what an upgrade of the cluster asks of it. What
/// belongs to the whole server may be asked in any.
public interface Server extends AutoCloseable {

    /// What the server itself says it is, as in `17.10`.
    String version() throws Exception;

    /// What Aurora says that it is, patch included, as in `17.10.2`; the version where there is no
    /// Aurora to say it.
    String auroraVersion() throws Exception;

    /// Whether it follows another, and takes no writes.
    boolean isInRecovery() throws Exception;

    /// The databases of the server that an upgrade is about.
    List<String> databases() throws Exception;

    /// The logical slots of the server that are its owner's.
    List<StandingSlots.Slot> logicalSlots() throws Exception;

    /// How far the server's log is.
    Lsn position() throws Exception;

    /// How far that slot's reader has come; empty if the slot is gone, or nobody reads it.
    Optional<Lsn> confirmed(String slot) throws Exception;

    /// Ends who reads that slot of this database, and drops it; true when it is gone.
    boolean dropSlot(String name) throws Exception;

    /// Makes a slot of this database again, with the statement that the server wrote for it when it
    /// was there, unless one of that name is there.
    void makeSlot(SlotNote note) throws Exception;

    /// Makes what a probe writes to, unless it is there.
    void makeProbeTable() throws Exception;

    /// Writes a row where probes do.
    void writeProbe() throws Exception;

    /// Removes the schema of the run, and what probes wrote.
    void dropRunSchema() throws Exception;

    /// Brings the extensions of this database to the versions that the server has, and says what
    /// became of each.
    List<String> updateExtensions() throws Exception;

    /// The tables of this database that this pass has yet to come to.
    List<Statistics.Missing> unanalyzed(Statistics.Pass pass) throws Exception;

    /// Gathers statistics of that one, beside clients.
    Statistics.Result analyze(Statistics.Missing table, Statistics.Pass pass) throws Exception;

    /// The indexes of this database that have to be rebuilt after that upgrade, smallest first.
    List<StaleIndex> staleIndexes(UpgradePath path) throws Exception;

    /// Rebuilds an index beside clients, for as long as it takes, after taking away what an attempt
    /// that was cut off has left.
    ///
    /// @return what the server has against it; empty if it is rebuilt
    Optional<String> rebuild(StaleIndex index) throws Exception;

    /// Has the server take down which library sorts texts now, so that it does not warn of the old
    /// one for ever. A collation that anything is still sorted by as before is left.
    ///
    /// @param notRebuilt names of indexes of this database that are, as SQL wants them
    /// @return what became of each collation whose library has changed
    List<String> refreshCollations(List<String> notRebuilt) throws Exception;

    @Override
    void close();
}
