package io.greenlight.cutover.pause;

import io.greenlight.contracts.Fault;
import io.greenlight.cutover.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether the target's schema is still the source's: logical replication carries rows, not DDL.
public final class SchemaComparison {

    private static final int NAMED = 8;

    private SchemaComparison() {}

    /// Compares every database.
    ///
    /// @return how many objects are the same on both sides
    /// @throws Refusal with the objects that are on one side only
    public static int compare(Stage stage) throws Exception {
        List<String> differences = new ArrayList<>();
        int same = 0;
        for (int i = 0; i < stage.source().size(); i++) {
            Session source = stage.source().get(i);
            Set<String> here = source.schema().lines(stage.names().schema());
            Set<String> there = stage.target().get(i).schema().lines(stage.names().schema());
            same += here.size();
            differences.addAll(onlyIn("source", here, there, source.database()));
            differences.addAll(onlyIn("target", there, here, source.database()));
        }
        if (differences.isEmpty()) {
            return same;
        }
        String named =
                String.join("; ", differences.subList(0, Math.min(NAMED, differences.size())));
        throw new Refusal(
                "schema-changed",
                Fault.OPERATOR,
                "The schema was changed after the clone was made, %d differences: %s"
                        .formatted(differences.size(), named),
                "Keep DDL off until the upgrade is over; the target is built anew by itself a few"
                        + " times, then on replication-requested");
    }

    private static List<String> onlyIn(
            String side, Set<String> here, Set<String> there, String database) {
        Set<String> only = new TreeSet<>(here);
        only.removeAll(there);
        return only.stream()
                .map(line -> "only on the %s, in %s: %s".formatted(side, database, line))
                .toList();
    }
}
