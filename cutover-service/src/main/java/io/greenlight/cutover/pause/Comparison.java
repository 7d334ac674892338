package io.greenlight.cutover.pause;

import java.util.List;
import java.util.stream.Stream;

/// How far a comparison of both sides has come, and what it found.
///
/// @param tables that are to be compared
/// @param compared those that are
/// @param different tables whose rows are not the same, each with what both sides came to
/// @param sequences compared
/// @param behind sequences that might give out a value that the source has given out
/// @param isOver whether all of it is done
/// @param broken why it ended before that; empty if it did not
public record Comparison(
        int tables,
        int compared,
        List<String> different,
        int sequences,
        List<String> behind,
        boolean isOver,
        String broken) {

    public Comparison {
        different = List.copyOf(different);
        behind = List.copyOf(behind);
    }

    static Comparison of(int tables) {
        return new Comparison(tables, 0, List.of(), 0, List.of(), false, "");
    }

    Comparison withSequences(int more, List<String> moreBehind) {
        return new Comparison(
                tables,
                compared,
                different,
                sequences + more,
                Stream.concat(behind.stream(), moreBehind.stream()).toList(),
                isOver,
                broken);
    }

    Comparison withTable(List<String> differences) {
        return new Comparison(
                tables,
                compared + 1,
                Stream.concat(different.stream(), differences.stream()).toList(),
                sequences,
                behind,
                isOver,
                broken);
    }

    Comparison ended() {
        return new Comparison(tables, compared, different, sequences, behind, true, broken);
    }

    Comparison brokenBy(Throwable failure) {
        return new Comparison(
                tables, compared, different, sequences, behind, true, failure.toString());
    }
}
