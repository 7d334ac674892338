package io.greenlight.cutover.pause;

import io.greenlight.contracts.Fault;
import io.greenlight.cutover.database.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether the target's schema is still the source's: logical replication carries rows, not DDL.
/// Names and types are compared from side to side; of all else it is asked whether the source has
/// changed since its clone was made, because two majors word it differently.
final class SchemaComparison {

    private static final int NAMED = 8;

    private SchemaComparison() {}

    /// Compares every database, unhurried.
    ///
    /// @param rest after each look at one
    /// @throws Refusal with the objects that are on one side only
    static void compare(Stage stage, Duration rest) throws Exception {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < stage.source().size(); i++) {
            Session source = stage.source().get(i);
            Set<String> here = lines(stage, source, rest);
            Set<String> there = lines(stage, stage.target().get(i), rest);
            differences.addAll(onlyIn("source", here, there, source.database()));
            differences.addAll(onlyIn("target", there, here, source.database()));
            differences.addAll(changed(source, rest));
        }
        if (differences.isEmpty()) {
            return;
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

    private static Set<String> lines(Stage stage, Session session, Duration rest) throws Exception {
        Set<String> lines = session.schema().lines(stage.names().schema());
        // Clients have the processors meanwhile.
        Thread.sleep(rest);
        return lines;
    }

    private static List<String> changed(Session source, Duration rest) throws Exception {
        List<String> changes =
                source.schemaRecord().changes().stream()
                        .map(object ->
                                "changed on the source, in %s: %s"
                                        .formatted(source.database(), object))
                        .toList();
        // Clients have the processors meanwhile.
        Thread.sleep(rest);
        return changes;
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
