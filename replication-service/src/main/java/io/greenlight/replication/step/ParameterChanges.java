package io.greenlight.replication.step;

import io.greenlight.contracts.UpgradePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What PostgreSQL itself has done to its parameters between the majors of a path: which it calls
/// by another name, which it has removed, which have another default. RDS only says what its own
/// families know.
public final class ParameterChanges {

    private static final String FILE = "parameter_changes.txt";
    private static final List<Change> ALL = read();

    private final List<Change> onTheWay;

    private ParameterChanges(List<Change> onTheWay) {
        this.onTheWay = onTheWay;
    }

    /// Those of every major that the path comes through, its end included.
    public static ParameterChanges on(UpgradePath path) {
        return new ParameterChanges(
                ALL.stream()
                        .filter(change -> change.major() > path.source().major())
                        .filter(change -> change.major() <= path.target().major())
                        .toList());
    }

    /// The new names, by the old ones.
    public Map<String, String> renames() {
        return of(Renamed.class).collect(Collectors.toMap(Renamed::parameter, Renamed::now));
    }

    /// Parameters with the major that has removed each, where PostgreSQL did.
    public List<String> explained(Collection<String> vanished) {
        Map<String, Integer> removed =
                of(Removed.class).collect(Collectors.toMap(Removed::parameter, Removed::major));
        return vanished.stream()
                .map(name ->
                        removed.containsKey(name)
                                ? "%s (removed in %d)".formatted(name, removed.get(name))
                                : name)
                .toList();
    }

    /// Defaults that change for whoever has not set those parameters.
    public List<String> defaults(Collection<String> setByOwner) {
        Set<String> added = of(Added.class).map(Added::parameter).collect(Collectors.toSet());
        return of(OtherDefault.class)
                .filter(one -> !added.contains(one.parameter()))
                .filter(one -> !setByOwner.contains(one.parameter()))
                .map(one -> "%s %s -> %s".formatted(one.parameter(), one.before(), one.after()))
                .toList();
    }

    private <C extends Change> Stream<C> of(Class<C> kind) {
        return onTheWay.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<Change> read() {
        try (InputStream file = ParameterChanges.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " was left out of the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ParameterChanges::change)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + FILE, unreadable);
        }
    }

    private static Change change(String line) {
        String[] words = line.strip().split(" +", -1);
        int major = Integer.parseInt(words[0]);
        return switch (words[1]) {
            case "added" -> new Added(major, words[2]);
            case "removed" -> new Removed(major, words[2]);
            case "renamed" -> new Renamed(major, words[2], words[3]);
            case "default" -> new OtherDefault(major, words[2], words[3], words[4]);
            default -> throw new IllegalStateException("no change of a parameter: " + line);
        };
    }

    /// What one major did to one parameter.
    private sealed interface Change {
        int major();
    }

    private record Added(int major, String parameter) implements Change {}

    private record Removed(int major, String parameter) implements Change {}

    private record Renamed(int major, String parameter, String now) implements Change {}

    private record OtherDefault(int major, String parameter, String before, String after)
            implements Change {}
}
