package io.greenlight.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// One page of a list. The marker is the last key that was given, so that what comes and goes
/// between two pages is neither repeated nor skipped.
record Page<T>(List<T> items, List<Xml> marker) {

    private static final int SMALLEST = 20;
    private static final int LARGEST = 100;

    static <T> Page<T> of(Query query, SortedMap<String, T> all) {
        int size = query.number("MaxRecords").orElse(LARGEST);
        if (size < SMALLEST || size > LARGEST) {
            throw RdsError.invalidValue(
                    "Invalid value %d for MaxRecords. Must be between 20 and 100".formatted(size));
        }
        SortedMap<String, T> rest =
                query.text("Marker").map(marker -> all.tailMap(after(marker))).orElse(all);
        List<T> items = new ArrayList<>();
        for (var entry : rest.entrySet()) {
            if (items.size() == size) {
                return new Page<>(items, List.of(Xml.text("Marker", encode(rest, items.size()))));
            }
            items.add(entry.getValue());
        }
        return new Page<>(items, List.of());
    }

    List<Xml> in(String list, Function<T, Xml> item) {
        List<Xml> answer = new ArrayList<>(marker);
        answer.add(Xml.list(list, items, item));
        return answer;
    }

    private static String after(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8) + "\0";
        } catch (IllegalArgumentException _) {
            throw RdsError.invalidValue("Marker is not one that an answer gave: " + marker);
        }
    }

    private static <T> String encode(SortedMap<String, T> rest, int given) {
        String last = rest.keySet().stream().skip(given - 1L).findFirst().orElseThrow();
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }
}
