package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the tag `UpgradeDB:TargetVersion`: `17` means every 17, `17.10` that one.
final class TargetVersions {

    private static final Pattern MAJOR = Pattern.compile("\\d{2}");

    private TargetVersions() {}

    /// What the tag says; empty if nothing.
    static Optional<String> word(Cluster cluster) {
        return Resolver.tag(cluster, UpgradeTags.TARGET_VERSION);
    }

    /// The newest of those on offer that the tag means; without the tag the newest of all.
    ///
    /// @param offered in ascending order
    static Target among(List<PostgresVersion> offered, Cluster cluster) {
        Optional<String> wanted = word(cluster);
        if (wanted.isEmpty()) {
            return offered.isEmpty()
                    ? new Target.Impossible(Refusals.nothingNewer(cluster))
                    : new Target.Version(offered.getLast());
        }
        String word = wanted.get();
        if (!MAJOR.matcher(word).matches() && version(word).isEmpty()) {
            return new Target.Impossible(Refusals.unclearTarget(cluster, word, offered));
        }
        Optional<PostgresVersion> meant = newest(offered, word);
        if (meant.isPresent()) {
            return new Target.Version(meant.get());
        }
        return new Target.Impossible(
                isMeant(word, cluster.version())
                        ? Refusals.alreadyThere(cluster, word)
                        : Refusals.invalidTarget(cluster, word, offered));
    }

    /// The newest of those that the word means.
    static Optional<PostgresVersion> newest(List<PostgresVersion> offered, String word) {
        return offered.stream().filter(one -> isMeant(word, one)).reduce((_, newer) -> newer);
    }

    static boolean isMeant(String word, PostgresVersion version) {
        return MAJOR.matcher(word).matches()
                ? version.major() == Integer.parseInt(word)
                : version(word).filter(version::equals).isPresent();
    }

    private static Optional<PostgresVersion> version(String word) {
        try {
            return Optional.of(PostgresVersion.parse(word));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
