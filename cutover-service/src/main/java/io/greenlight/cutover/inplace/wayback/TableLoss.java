package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.Loss;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What going back loses of one table. A row that was changed since counts on either side: as it is
/// now it is lost, as it was it comes back.
///
/// @param table as SQL wants it
/// @param written rows that the clone does not have; the server's estimate of all of them if they
///   could not be counted
/// @param gone rows of the clone that are not there any more
/// @param objection why nobody could count; null if somebody could
public record TableLoss(
        String database, String table, long written, long gone, @Nullable String objection) {

    /// One that was counted.
    public TableLoss(String database, String table, long written, long gone) {
        this(database, table, written, gone, null);
    }

    boolean isNone() {
        return isCounted() && written == 0 && gone == 0;
    }

    boolean isCounted() {
        return objection == null;
    }

    /// As it is told to people.
    List<Loss> losses() {
        if (!isCounted()) {
            return List.of(
                    new Loss(
                            "rows, by the server's estimate, of %s: %s, any of which may be lost:"
                                            .formatted(database, table)
                                    + " not counted, %s".formatted(objection),
                            written));
        }
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
