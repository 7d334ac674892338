package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Global Database is to have by strategy `global-minor`: another minor of the major that it
/// has, or patches of the very version.
final class GlobalTarget {

    private static final Pattern PATCH_LEVEL = Pattern.compile("(\\d{2}\\.\\d{1,3})\\.\\d{1,3}");

    private final Function<PostgresVersion, List<PostgresVersion>> targets;
    private final Function<Cluster, Optional<GlobalCluster>> globals;

    /// Asks for both when they are wanted.
    ///
    /// @param targets the versions that one can be upgraded to, in ascending order
    /// @param globals what a cluster is a member of
    GlobalTarget(
            Function<PostgresVersion, List<PostgresVersion>> targets,
            Function<Cluster, Optional<GlobalCluster>> globals) {
        this.targets = targets;
        this.globals = globals;
    }

    /// The version for that cluster. That it is a member of nothing is left to preflight.
    Target of(Cluster cluster, Mode mode) {
        Optional<GlobalCluster> global = globals.apply(cluster);
        if (global.isPresent() && isSecondary(cluster, global.get())) {
            return new Target.Impossible(GlobalRefusals.notThePrimary(cluster, global.get()));
        }
        Optional<String> word = TargetVersions.word(cluster);
        return switch (mode) {
            case PATCH -> patched(cluster, word);
            case PREUPGRADE, REHEARSAL, UPGRADE -> minor(cluster, global, word.orElse(""));
        };
    }

    /// Between two primaries it may be either.
    private static boolean isSecondary(Cluster cluster, GlobalCluster global) {
        return global.hasPrimary()
                && global.secondaries().stream().anyMatch(one -> one.arn().equals(cluster.arn()));
    }

    private static Target patched(Cluster cluster, Optional<String> word) {
        return word.filter(other -> !TargetVersions.isMeant(other, cluster.version()))
                .<Target>map(
                        other -> new Target.Impossible(GlobalRefusals.patchesOnly(cluster, other)))
                .orElseGet(() -> new Target.Version(cluster.version()));
    }

    private Target minor(Cluster cluster, Optional<GlobalCluster> global, String word) {
        Matcher level = PATCH_LEVEL.matcher(word);
        if (level.matches()) {
            PostgresVersion minor = PostgresVersion.parse(level.group(1));
            return new Target.Impossible(GlobalRefusals.patchLevel(cluster, word, minor));
        }
        List<PostgresVersion> offered = targets.apply(cluster.version());
        Optional<PostgresVersion> other =
                TargetVersions.newest(offered, word).filter(meant -> !isSameMajor(cluster, meant));
        if (other.isPresent()) {
            return new Target.Impossible(GlobalRefusals.minorsOnly(cluster, other.get(), global));
        }
        List<PostgresVersion> minors =
                offered.stream().filter(one -> isSameMajor(cluster, one)).toList();
        return word.isEmpty() && minors.isEmpty()
                ? new Target.Impossible(GlobalRefusals.newestMinor(cluster))
                : TargetVersions.among(minors, cluster);
    }

    private static boolean isSameMajor(Cluster cluster, PostgresVersion version) {
        return version.major() == cluster.version().major();
    }
}
