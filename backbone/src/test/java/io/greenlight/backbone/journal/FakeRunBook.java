package io.greenlight.backbone.journal;

import java.util.Optional;

/// A run book in memory, with versions that go stale as S3's do.
public final class FakeRunBook implements RunBook {

    private Optional<Entry> entry = Optional.empty();
    private int writes;

    @Override
    public Optional<Entry> read() {
        return entry;
    }

    @Override
    public Optional<Entry> write(Optional<Entry> previous, RunRoll roll) {
        if (!previous.map(Entry::version).equals(entry.map(Entry::version))) {
            return Optional.empty();
        }
        entry = Optional.of(new Entry(roll, Integer.toString(++writes)));
        return entry;
    }
}
