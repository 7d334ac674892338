package io.greenlight.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request: its parameters, flat as the protocol has them (`Tags.Tag.1.Key`), and its region.
record Query(Map<String, String> parameters, String region) {

    private static final Pattern ITEM = Pattern.compile("[A-Za-z]+\\.(\\d+)(?:\\.(.+))?");
    private static final Pattern IDENTIFIER =
            Pattern.compile("[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]|[a-z]");

    Query {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> RdsError.missing(name));
    }

    boolean flag(String name) {
        return text(name)
                .map(value ->
                        switch (value.toLowerCase(Locale.ROOT)) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw RdsError.invalidValue(
                                            "%s is not true or false: %s".formatted(name, value));
                        })
                .orElse(false);
    }

    Optional<Integer> number(String name) {
        return text(name)
                .map(value -> {
                    try {
                        return Integer.valueOf(value);
                    } catch (NumberFormatException _) {
                        throw RdsError.invalidValue(name + " is not a number: " + value);
                    }
                });
    }

    /// A new name for something: RDS keeps names in lower case.
    String newIdentifier(String name) {
        String value = identifier(name);
        if (!IDENTIFIER.matcher(value).matches()) {
            throw RdsError.invalidValue(
                    ("The parameter %s is not a valid identifier. Identifiers must begin with a"
                                    + " letter; must contain only ASCII letters, digits, and"
                                    + " hyphens; and must not end with a hyphen or contain two"
                                    + " consecutive hyphens.")
                            .formatted(name));
        }
        return value;
    }

    String identifier(String name) {
        return required(name).toLowerCase(Locale.ROOT);
    }

    /// The plain values of a list, `Filters.Filter.1.Values.Value.1` below its prefix.
    List<String> values(String prefix) {
        List<String> values = new ArrayList<>();
        items(prefix).values().forEach(item -> item.text("").ifPresent(values::add));
        return values;
    }

    /// The structures of a list, each as a query of its own.
    List<Query> structures(String prefix) {
        return List.copyOf(items(prefix).values());
    }

    boolean mentions(String name) {
        return parameters.keySet().stream()
                .anyMatch(key -> key.equals(name) || key.startsWith(name + "."));
    }

    private SortedMap<Integer, Query> items(String prefix) {
        SortedMap<Integer, Map<String, String>> items = new TreeMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                Matcher matcher = ITEM.matcher(key.substring(prefix.length() + 1));
                if (matcher.matches()) {
                    String rest = matcher.group(2);
                    items.computeIfAbsent(Integer.parseInt(matcher.group(1)), _ -> new TreeMap<>())
                            .put(rest == null ? "" : rest, value);
                }
            }
        });
        SortedMap<Integer, Query> queries = new TreeMap<>();
        items.forEach((index, item) -> queries.put(index, new Query(item, region)));
        return queries;
    }
}
