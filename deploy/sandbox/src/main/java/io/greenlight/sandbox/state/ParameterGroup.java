package io.greenlight.sandbox.state;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A DB cluster parameter group or a DB parameter group, by what differs from the engine's default.
public record ParameterGroup(
        String name,
        String family,
        String description,
        SortedMap<String, String> values,
        List<Tag> tags) {

    public ParameterGroup {
        values = new TreeMap<>(values);
        tags = List.copyOf(tags);
    }

    private static final Pattern DEFAULT = Pattern.compile("default\\.(aurora-postgresql1[3-8])");

    /// `default.aurora-postgresql14` and its like exist without being made.
    public static Optional<ParameterGroup> ofEngine(String name) {
        Matcher matcher = DEFAULT.matcher(name);
        return matcher.matches() ? Optional.of(defaultOf(matcher.group(1))) : Optional.empty();
    }

    public static ParameterGroup defaultOf(String family) {
        return new ParameterGroup(
                "default." + family,
                family,
                "Default parameter group for " + family,
                new TreeMap<>(),
                List.of());
    }

    /// A family's default group is followed by the next family's; any other stays what it is.
    public static String following(String group, String from, String to) {
        return group.equals(defaultOf(from).name()) ? defaultOf(to).name() : group;
    }

    public boolean isEngineDefault() {
        return name.startsWith("default.");
    }

    public ParameterGroup with(SortedMap<String, String> now) {
        return new ParameterGroup(name, family, description, now, tags);
    }

    public ParameterGroup tagged(List<Tag> now) {
        return new ParameterGroup(name, family, description, values, now);
    }
}
