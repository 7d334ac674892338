package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A journal in memory, for tests, which can end the world before or after one of its writes.
///
/// @param <F> the facts on its pages
public final class FakeJournal<F> implements Journal<F> {

    private final Map<UpgradeId, Entry<F>> entries = new HashMap<>();
    private int writes;
    private int fatal = -1;
    private When when = When.BEFORE;

    /// On which side of a write the process ends.
    public enum When {
        BEFORE,
        AFTER
    }

    /// The end of the process: no error that anybody may handle.
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// The process ends at the write of that number, counted from 1.
    public void crashAt(int write, When side) {
        fatal = write;
        when = side;
    }

    public int writes() {
        return writes;
    }

    @Override
    public Optional<Entry<F>> read(UpgradeId upgrade) {
        return Optional.ofNullable(entries.get(upgrade));
    }

    @Override
    public Entry<F> write(Optional<Entry<F>> previous, Page<F> page) {
        writes++;
        if (writes == fatal && when == When.BEFORE) {
            throw new Crash();
        }
        if (!read(page.upgrade()).map(Entry::version).equals(previous.map(Entry::version))) {
            throw new Overtaken(page.upgrade());
        }
        Entry<F> entry = new Entry<>(page, Integer.toString(writes));
        entries.put(page.upgrade(), entry);
        if (writes == fatal && when == When.AFTER) {
            throw new Crash();
        }
        return entry;
    }
}
