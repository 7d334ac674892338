package io.greenlight.cutover.inplace;

import io.greenlight.contracts.Lsn;
import io.greenlight.cutover.access.SlotNote;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the slots that stand in the way.
///
/// @param meant the names of those that a consent was asked for, or given to
/// @param agreed whether it was given
/// @param dropped those that were there when the first was dropped, to be made again
/// @param drainTo how far readers have to come before theirs is dropped; null until that is settled
public record SlotFacts(
        List<String> meant, boolean agreed, List<SlotNote> dropped, @Nullable Lsn drainTo) {

    public SlotFacts {
        meant = List.copyOf(meant);
        dropped = List.copyOf(dropped);
    }

    static SlotFacts none() {
        return new SlotFacts(List.of(), false, List.of(), null);
    }

    SlotFacts meaning(List<String> names) {
        return new SlotFacts(names, false, dropped, drainTo);
    }

    SlotFacts agreedTo() {
        return new SlotFacts(meant, true, dropped, drainTo);
    }

    SlotFacts dropping(List<SlotNote> notes) {
        return new SlotFacts(meant, agreed, notes, drainTo);
    }

    SlotFacts drainingTo(Lsn position) {
        return new SlotFacts(meant, agreed, dropped, position);
    }

    Optional<Lsn> goal() {
        return Optional.ofNullable(drainTo);
    }
}
