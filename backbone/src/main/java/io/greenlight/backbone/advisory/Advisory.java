package io.greenlight.backbone.advisory;

import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Set;

/// One thing that somebody found out about versions, so that nobody has to find it out again.
///
/// @param id kebab-case, stable over releases
/// @param from the versions that an upgrade comes from for it to count
/// @param to those that it goes to
/// @param strategies on which of them it counts, by their words; preflight knows more than there
///   are plans for
/// @param what it is, in a few words
/// @param why it matters
/// @param remedy what a person does about it
/// @param source who says so
public record Advisory(
        String id,
        Kind kind,
        List<VersionRange> from,
        List<VersionRange> to,
        Set<String> strategies,
        String what,
        String why,
        String remedy,
        Source source,
        Subject subject) {

    public Advisory {
        from = List.copyOf(from);
        to = List.copyOf(to);
        strategies = Set.copyOf(strategies);
        if (!kind.isAbout(subject)) {
            throw new IllegalArgumentException("%s is about something else".formatted(id));
        }
    }

    /// Where it can be read.
    ///
    /// @param section the heading, or the first words of the entry
    public record Source(String document, String section, String url) {}

    public boolean counts(VersionPair versions) {
        return holds(from, versions.source()) && holds(to, versions.target());
    }

    private static boolean holds(List<VersionRange> ranges, PostgresVersion version) {
        return ranges.stream().anyMatch(range -> range.contains(version));
    }
}
