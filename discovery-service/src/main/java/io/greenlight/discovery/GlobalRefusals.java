package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalCluster.Member;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Strategy;
import java.util.Optional;
import java.util.stream.Collectors;

/// The reasons for which discovery leaves a Global Database alone.
final class GlobalRefusals {

    private static final String GLOBAL = Strategy.GLOBAL_MINOR.word();

    private GlobalRefusals() {}

    static Reason notThePrimary(Cluster cluster, GlobalCluster global) {
        Member primary = global.members().getFirst();
        String region = primary.cluster().region();
        return Refusals.operator(
                "not-the-primary",
                "%s is a secondary of the Global Database %s, whose primary is %s in %s"
                        .formatted(cluster.ref(), global.identifier(), primary.cluster(), region),
                "%s, where the Greenlight of %s finds it; here: %s"
                        .formatted(
                                "aws rds add-tags-to-resource --region %s --resource-name %s"
                                                .formatted(region, primary.arn())
                                        + " --tags Key=%s,Value=Y Key=%s,Value=%s"
                                                .formatted(
                                                        UpgradeTags.WANTED,
                                                        UpgradeTags.STRATEGY,
                                                        GLOBAL),
                                region,
                                Refusals.removeTag(cluster, UpgradeTags.WANTED)));
    }

    /// Two ways lead to another major, and which of them is bearable only the owner can say.
    static Reason minorsOnly(
            Cluster cluster, PostgresVersion other, Optional<GlobalCluster> global) {
        String sentence =
                "%s would go from %s to %s, another major; the strategy %s is for minors"
                        .formatted(cluster.ref(), cluster.version(), other, GLOBAL);
        String primaryAlone =
                Refusals.setTag(cluster, UpgradeTags.STRATEGY, Strategy.IN_PLACE.word());
        return Refusals.operator(
                "major-not-of-strategy",
                sentence,
                global.map(it -> byHand(it, other, primaryAlone)).orElse(primaryAlone));
    }

    private static String byHand(GlobalCluster global, PostgresVersion other, String primaryAlone) {
        String detached =
                global.secondaries().stream()
                        .map(one ->
                                "aws rds remove-from-global-cluster --region %s"
                                                .formatted(one.cluster().region())
                                        + " --global-cluster-identifier %s"
                                                .formatted(global.identifier())
                                        + " --db-cluster-identifier %s; ".formatted(one.arn()))
                        .collect(Collectors.joining());
        String atOnce =
                "aws rds modify-global-cluster --region %s --global-cluster-identifier %s"
                                .formatted(
                                        global.members().getFirst().cluster().region(),
                                        global.identifier())
                        + " --engine-version %s --allow-major-version-upgrade".formatted(other);
        return "%s%s; then make new secondaries. Or, all regions at once and without a way back: %s"
                .formatted(detached, primaryAlone, atOnce);
    }

    static Reason newestMinor(Cluster cluster) {
        return Refusals.operator(
                "no-newer-version",
                "RDS offers %s no later minor than %s".formatted(cluster.ref(), cluster.version()),
                "%s for its patches, or %s"
                        .formatted(
                                Refusals.setTag(cluster, UpgradeTags.MODE, Mode.PATCH.word()),
                                Refusals.removeTag(cluster, UpgradeTags.WANTED)));
    }

    /// @param minor what stands before the patch level
    static Reason patchLevel(Cluster cluster, String word, PostgresVersion minor) {
        String remedy =
                minor.equals(cluster.version())
                        ? "%s; %s"
                                .formatted(
                                        Refusals.setTag(
                                                cluster, UpgradeTags.MODE, Mode.PATCH.word()),
                                        Refusals.removeTag(cluster, UpgradeTags.TARGET_VERSION))
                        : "%s; when it has that, %s=%s brings its patches"
                                .formatted(
                                        Refusals.setTag(
                                                cluster,
                                                UpgradeTags.TARGET_VERSION,
                                                minor.toString()),
                                        UpgradeTags.MODE,
                                        Mode.PATCH.word());
        return Refusals.operator(
                "patch-level-as-target",
                "the tag %s of %s says \"%s\": RDS upgrades to a minor, and its patches come as"
                                .formatted(UpgradeTags.TARGET_VERSION, cluster.ref(), word)
                        + " pending maintenance (%s=%s)"
                                .formatted(UpgradeTags.MODE, Mode.PATCH.word()),
                remedy);
    }

    static Reason patchesOnly(Cluster cluster, String word) {
        return Refusals.operator(
                "version-not-of-mode",
                "the tag %s of %s says \"%s\", and the mode %s leaves it at %s"
                        .formatted(
                                UpgradeTags.TARGET_VERSION,
                                cluster.ref(),
                                word,
                                Mode.PATCH.word(),
                                cluster.version()),
                Refusals.removeTag(cluster, UpgradeTags.TARGET_VERSION));
    }
}
