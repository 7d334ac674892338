package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.contracts.Lsn;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.Optional;

/// A server of which nobody asks what only an upgrade in place asks.
public abstract class BareServer implements Server {

    @Override
    public List<String> databases() {
        throw new IllegalStateException("nobody asks for databases");
    }

    @Override
    public List<StandingSlots.Slot> logicalSlots() {
        throw new IllegalStateException("nobody asks for slots");
    }

    @Override
    public Lsn position() {
        throw new IllegalStateException("nobody asks for a position");
    }

    @Override
    public Optional<Lsn> confirmed(String slot) {
        throw new IllegalStateException("nobody asks for the reader of " + slot);
    }

    @Override
    public boolean dropSlot(String name) {
        throw new IllegalStateException("nobody drops " + name);
    }

    @Override
    public void makeSlot(SlotNote note) {
        throw new IllegalStateException("nobody makes " + note);
    }

    @Override
    public List<String> updateExtensions() {
        throw new IllegalStateException("nobody updates extensions");
    }

    @Override
    public List<Statistics.Missing> unanalyzed(Statistics.Pass pass) {
        throw new IllegalStateException("nobody asks for tables");
    }

    @Override
    public Statistics.Result analyze(Statistics.Missing table, Statistics.Pass pass) {
        throw new IllegalStateException("nobody analyzes");
    }

    @Override
    public List<StaleIndex> staleIndexes(UpgradePath path) {
        throw new IllegalStateException("nobody asks for indexes");
    }

    @Override
    public List<String> refreshCollations(List<String> notRebuilt) {
        throw new IllegalStateException("nobody refreshes collations");
    }

    @Override
    public Optional<String> rebuild(StaleIndex index) {
        throw new IllegalStateException("nobody rebuilds " + index);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
