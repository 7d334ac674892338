package io.greenlight.cutover.inplace;

import io.greenlight.backbone.plan.Run;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.SlotNote;
import java.util.ArrayList;
import java.util.List;

/// Makes slots again that were dropped for an upgrade, after it or instead of it. A slot that is
/// there is left as it is, and one whose database is gone is passed over.
record SlotsAgain(Access access) {

    /// Makes them.
    ///
    /// @return what was done, for a person
    String make(Run<InPlaceFacts> run) throws Exception {
        List<SlotNote> notes = run.facts().slots().dropped();
        if (notes.isEmpty()) {
            return "no slot was dropped";
        }
        List<String> databases;
        try (Server writer = access.openWriter(run)) {
            databases = writer.databases();
        }
        List<String> made = new ArrayList<>();
        for (SlotNote note : notes) {
            if (databases.contains(note.database())) {
                try (Server there = access.openWriter(run, note.database())) {
                    there.makeSlot(note);
                }
                made.add(note.name());
            }
        }
        return "the slots %s are there; what was written while they were not is not in them"
                .formatted(made);
    }
}
