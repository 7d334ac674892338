package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.Loss;
import java.util.ArrayList;
import java.util.List;

/// What going back loses of one table. A row that was changed since counts on either side: as it is
/// now it is lost, as it was it comes back.
///
/// @param table as SQL wants it
/// @param written rows that the clone does not have
/// @param gone rows of the clone that are not there any more
public record TableLoss(String database, String table, long written, long gone) {

    boolean isNone() {
        return written == 0 && gone == 0;
    }

    /// As it is told to people.
    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        if (written > 0) {
            losses.add(new Loss("rows written to %s: %s".formatted(database, table), written));
        }
        if (gone > 0) {
            losses.add(
                    new Loss(
                            "rows deleted from, or changed in %s: %s".formatted(database, table),
                            gone));
        }
        return losses;
    }
}
