package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How far a count of losses is, table by table.
///
/// @param losses of tables that lose anything
/// @param database of the table that was counted last; empty before the first
/// @param table that was counted last, as SQL wants it
/// @param tables how many were counted
/// @param complete whether all were
public record Tally(
        List<TableLoss> losses, String database, String table, int tables, boolean complete) {

    /// An event has to fit into a message, whatever number of tables a cluster has.
    private static final int TOLD = 50;

    public Tally {
        losses = List.copyOf(losses);
    }

    static Tally none() {
        return new Tally(List.of(), "", "", 0, false);
    }

    Tally plus(TableLoss loss) {
        List<TableLoss> all = new ArrayList<>(losses);
        if (!loss.isNone()) {
            all.add(loss);
        }
        return new Tally(all, loss.database(), loss.table(), tables + 1, false);
    }

    Tally completed() {
        return new Tally(losses, database, table, tables, true);
    }

    /// The same without what was counted in that database, whose tables are others by now.
    Tally without(String changed) {
        List<TableLoss> others =
                losses.stream().filter(loss -> !loss.database().equals(changed)).toList();
        return new Tally(others, changed, "", tables, false);
    }

    /// Where in that list of tables the count goes on.
    int nextIn(String its, List<String> names) {
        return its.equals(database) ? names.indexOf(table) + 1 : 0;
    }

    /// All rows that the clone does not have.
    long written() {
        return losses.stream().mapToLong(TableLoss::written).sum();
    }

    /// As it is told to people: the biggest losses first, and small ones of many together.
    List<Loss> told() {
        List<Loss> all =
                losses.stream()
                        .flatMap(loss -> loss.losses().stream())
                        .sorted(Comparator.comparingLong(Loss::count).reversed())
                        .toList();
        if (all.size() <= TOLD) {
            return all;
        }
        List<Loss> others = all.subList(TOLD, all.size());
        long together = others.stream().mapToLong(Loss::count).sum();
        Loss rest =
                new Loss("rows in %d smaller losses together".formatted(others.size()), together);
        return Stream.concat(all.stream().limit(TOLD), Stream.of(rest)).toList();
    }
}
