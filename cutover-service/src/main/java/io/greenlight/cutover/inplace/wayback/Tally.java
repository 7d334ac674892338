package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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

    private static final int TOLD_UNCOUNTED = 10;

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

    /// All rows that the clone does not have, as far as they could be counted.
    long written() {
        return losses.stream().filter(TableLoss::isCounted).mapToLong(TableLoss::written).sum();
    }

    /// How many tables could not be counted.
    long uncounted() {
        return losses.stream().filter(loss -> !loss.isCounted()).count();
    }

    /// As it is told to people: what nobody could count, then the biggest losses first, and small
    /// ones of many together.
    List<Loss> told() {
        return Stream.concat(
                        told(
                                loss -> !loss.isCounted(),
                                TOLD_UNCOUNTED,
                                "rows, by estimate, of %d more such tables"),
                        told(TableLoss::isCounted, TOLD, "rows in %d smaller losses together"))
                .toList();
    }

    private Stream<Loss> told(Predicate<TableLoss> which, int most, String rest) {
        List<Loss> all =
                losses.stream()
                        .filter(which)
                        .flatMap(loss -> loss.losses().stream())
                        .sorted(Comparator.comparingLong(Loss::count).reversed())
                        .toList();
        if (all.size() <= most) {
            return all.stream();
        }
        List<Loss> others = all.subList(most, all.size());
        long together = others.stream().mapToLong(Loss::count).sum();
        return Stream.concat(
                all.stream().limit(most),
                Stream.of(new Loss(rest.formatted(others.size()), together)));
    }
}
