package io.greenlight.preflight.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names that findings go by: people ask for a check by its name, and acknowledge what it
/// found.
public final class CheckNames {

    /// Told by those who ask the checks, and found out again with all of them only.
    private static final Set<String> BESIDE_CHECKS =
            Set.of("connection", "maintenance-secret", "acknowledge-tag", "warnings-tag");

    /// After a finding of these nobody has looked everywhere yet.
    private static final Set<String> NOT_LOOKED =
            Set.of("connection", "maintenance-secret", "cluster-state");

    private static final Map<String, PreflightCheck> CHECKS =
            Catalog.of(Duration.ZERO).stream()
                    .collect(Collectors.toMap(PreflightCheck::id, Function.identity()));

    private CheckNames() {}

    /// Whether anything goes by that name.
    public static boolean has(String name) {
        return CHECKS.containsKey(name) || BESIDE_CHECKS.contains(name);
    }

    /// Whether the check of that name is asked on that route at all.
    public static boolean isAsked(String name, Route route) {
        PreflightCheck check = CHECKS.get(name);
        return check == null || check.about().appliesTo(route);
    }

    /// Whether it can be asked without the others, after that was found.
    public static boolean isAskedAlone(String name, List<String> found) {
        return CHECKS.containsKey(name) && found.stream().noneMatch(NOT_LOOKED::contains);
    }

    /// The name that is most like that one.
    public static String nearest(String name) {
        return Stream.concat(CHECKS.keySet().stream(), BESIDE_CHECKS.stream())
                .sorted()
                .min(Comparator.comparingInt(one -> distance(one, name)))
                .orElseThrow();
    }

    /// How many letters have to be changed, added or left out to make the one of the other.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
