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
import java.util.stream.Stream;

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
                                Refusals.leaveAlone(cluster)));
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

    /// A member gets no major of its own, the primary neither: the Global Database ends, and is
    /// made anew.
    private static String byHand(GlobalCluster global, PostgresVersion other, String primaryAlone) {
        Member primary = global.members().getFirst();
        String detached =
                global.secondaries().stream()
                        .map(one -> removed(global, one))
                        .collect(Collectors.joining());
        String ended =
                "aws rds delete-global-cluster --region %s --global-cluster-identifier %s; "
                        .formatted(primary.cluster().region(), global.identifier());
        String anew =
                "aws rds create-global-cluster --region %s --global-cluster-identifier %s"
                                .formatted(primary.cluster().region(), global.identifier())
                        + " --source-db-cluster-identifier %s, and new secondaries"
                                .formatted(primary.arn());
        String atOnce =
                "aws rds modify-global-cluster --region %s --global-cluster-identifier %s"
                                .formatted(primary.cluster().region(), global.identifier())
                        + " --engine-version %s --allow-major-version-upgrade".formatted(other);
        return "%s%s; when it is upgraded: %s. Or, all regions at once and without a way back: %s"
                .formatted(detached + removed(global, primary) + ended, primaryAlone, anew, atOnce);
    }

    /// Stands alone then; the primary last, RDS takes it out of an empty one only.
    private static String removed(GlobalCluster global, Member one) {
        return "aws rds remove-from-global-cluster --region %s --global-cluster-identifier %s"
                        .formatted(one.cluster().region(), global.identifier())
                + " --db-cluster-identifier %s; ".formatted(one.arn());
    }

    /// Of another engine RDS upgrades members one by one only.
    static Reason otherEngine(Cluster cluster, GlobalCluster global) {
        String byHand =
                Stream.concat(
                                global.secondaries().stream(),
                                global.members().stream().filter(Member::writes))
                        .map(one ->
                                "aws rds modify-db-cluster --region %s --db-cluster-identifier %s"
                                                .formatted(one.cluster().region(), one.cluster())
                                        + " --engine-version VERSION --apply-immediately")
                        .collect(Collectors.joining("; when it is available: "));
        return Refusals.operator(
                "engine-not-supported",
                "%s is of a Global Database of %s, and RDS upgrades only those of %s as one"
                        .formatted(cluster.ref(), cluster.engine(), Cluster.ENGINE),
                "by hand, the secondaries first: %s; then %s"
                        .formatted(byHand, Refusals.leaveAlone(cluster)));
    }

    static Reason newestMinor(Cluster cluster) {
        return Refusals.operator(
                "no-newer-version",
                "RDS offers %s no later minor than %s".formatted(cluster.ref(), cluster.version()),
                "%s for its patches, or %s"
                        .formatted(
                                Refusals.setTag(cluster, UpgradeTags.MODE, Mode.PATCH.word()),
                                Refusals.leaveAlone(cluster)));
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
