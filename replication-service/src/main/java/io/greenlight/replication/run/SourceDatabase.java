package io.greenlight.replication.run;

import io.greenlight.contracts.Lsn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One database of the source.
///
/// @param number its place in the run's list, which is in the name of its slot
/// @param tables what its publication carries, quoted; empty until it is made
/// @param slotFrom what its slot had confirmed when it was made, null until then
public record SourceDatabase(String name, int number, List<String> tables, @Nullable Lsn slotFrom) {

    public SourceDatabase {
        tables = List.copyOf(tables);
    }

    /// A database of which only name and place are known.
    public static SourceDatabase found(String name, int number) {
        return new SourceDatabase(name, number, List.of(), null);
    }

    public SourceDatabase publishing(List<String> quoted) {
        return new SourceDatabase(name, number, quoted, slotFrom);
    }

    public SourceDatabase keptFrom(Lsn confirmed) {
        return new SourceDatabase(name, number, tables, confirmed);
    }

    /// What the slot had confirmed when it was made.
    public Lsn requiredSlotFrom() {
        if (slotFrom == null) {
            throw new IllegalStateException("a step ran before the slot of " + name + " was made");
        }
        return slotFrom;
    }
}
