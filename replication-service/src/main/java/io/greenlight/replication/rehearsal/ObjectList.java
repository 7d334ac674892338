package io.greenlight.replication.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A list of objects as pg_upgrade writes it: a line for each, and the database in a line before
/// them; of libraries, in a line after each.
final class ObjectList {

    private static final Pattern DATABASE =
            Pattern.compile("^(?:In )?database: (.*)$", Pattern.CASE_INSENSITIVE);

    private ObjectList() {}

    /// The objects of each database; of none, where the list names none.
    static Map<String, List<String>> byDatabase(String text) {
        List<String> lines = text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        boolean isNamedAfter =
                !lines.isEmpty()
                        && !DATABASE.matcher(lines.getFirst()).find()
                        && lines.stream().anyMatch(line -> DATABASE.matcher(line).find());
        Map<String, List<String>> objects = new LinkedHashMap<>();
        String current = "-";
        for (String line : isNamedAfter ? lines.reversed() : lines) {
            Matcher database = DATABASE.matcher(line);
            if (database.find()) {
                current = database.group(1);
            } else {
                objects.computeIfAbsent(current, _ -> new ArrayList<>()).add(line);
            }
        }
        return objects;
    }
}
