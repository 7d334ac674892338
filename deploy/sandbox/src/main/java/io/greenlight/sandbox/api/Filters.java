package io.greenlight.sandbox.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The filters of a Describe request; one that RDS would not know is refused, not ignored.
final class Filters {

    private final Map<String, List<String>> wanted;

    private Filters(Map<String, List<String>> wanted) {
        this.wanted = wanted;
    }

    static Filters of(Query query, String... known) {
        Map<String, List<String>> wanted = new HashMap<>();
        for (Query filter : query.structures("Filters")) {
            String name = filter.required("Name");
            if (!Set.of(known).contains(name)) {
                throw RdsError.invalidValue("Unrecognized filter name: " + name);
            }
            wanted.put(name, filter.values("Values"));
        }
        return new Filters(wanted);
    }

    /// Whether one of the thing's names satisfies the filter, when it is set at all.
    boolean admit(String filter, String... names) {
        List<String> values = wanted.get(filter);
        return values == null || Arrays.stream(names).anyMatch(values::contains);
    }
}
