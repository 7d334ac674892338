package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.stream.Collectors;

/// The reasons for which discovery leaves a tagged cluster alone, each with the command that puts
/// it right.
final class Refusals {

    private Refusals() {}

    static Reason unclearWish(Cluster cluster) {
        return operator(
                "unclear-tag",
                "the tag %s of %s says \"%s\", which is neither Y nor N"
                        .formatted(
                                UpgradeTags.WANTED,
                                cluster.ref(),
                                cluster.tags().get(UpgradeTags.WANTED)),
                setTag(cluster, UpgradeTags.WANTED, "Y"));
    }

    static Reason notAvailable(Cluster cluster) {
        return operator(
                "cluster-not-available",
                "%s is %s, and does not become available by itself"
                        .formatted(cluster.ref(), cluster.status()),
                cluster.status().equals("stopped")
                        ? "aws rds start-db-cluster --region %s --db-cluster-identifier %s"
                                .formatted(cluster.ref().region(), cluster.ref())
                        : "repair it as the RDS console says, or " + leaveAlone(cluster));
    }

    static Reason otherEngine(Cluster cluster) {
        return operator(
                "engine-not-supported",
                "%s runs %s; only %s can be upgraded"
                        .formatted(cluster.ref(), cluster.engine(), Cluster.ENGINE),
                leaveAlone(cluster));
    }

    static Reason unreadableVersion(Cluster cluster) {
        return operator(
                "version-not-supported",
                "%s runs a version that is none of PostgreSQL's own".formatted(cluster.ref()),
                leaveAlone(cluster));
    }

    static Reason unknownStrategy(Cluster cluster, String word) {
        return operator(
                "unknown-strategy",
                "the tag %s of %s says \"%s\"; there are: %s"
                        .formatted(UpgradeTags.STRATEGY, cluster.ref(), word, Strategy.words()),
                setTag(cluster, UpgradeTags.STRATEGY, Strategy.CLONE.word()));
    }

    static Reason unclearMode(Cluster cluster, String word) {
        return operator(
                "unclear-mode",
                "the tag %s of %s says \"%s\"; there are: %s"
                        .formatted(UpgradeTags.MODE, cluster.ref(), word, Mode.words()),
                setTag(cluster, UpgradeTags.MODE, Mode.PREUPGRADE.word()));
    }

    static Reason unknownMode(Cluster cluster, Strategy strategy, Mode mode) {
        Strategy other = mode == Mode.PATCH ? Strategy.GLOBAL_MINOR : Strategy.IN_PLACE;
        return operator(
                "mode-not-of-strategy",
                "the mode of %s is %s, by the tag %s or as it began; the strategy %s has none such"
                        .formatted(cluster.ref(), mode.word(), UpgradeTags.MODE, strategy.word()),
                setTag(cluster, UpgradeTags.STRATEGY, other.word()));
    }

    static Reason majorsOnly(Cluster cluster, UpgradePath path) {
        return operator(
                "minor-not-of-strategy",
                "%s would go from %s to %s, another minor; the strategy %s is for majors"
                        .formatted(
                                cluster.ref(),
                                path.source(),
                                path.target(),
                                path.strategy().word()),
                setTag(cluster, UpgradeTags.STRATEGY, Strategy.IN_PLACE.word()));
    }

    static Reason unclearRun(Cluster cluster, String word) {
        return operator(
                "unclear-run",
                "the tag %s of %s says \"%s\", which is no number from 1 to 9999"
                        .formatted(UpgradeTags.RUN, cluster.ref(), word),
                setTag(cluster, UpgradeTags.RUN, "1"));
    }

    static Reason noSecret(Cluster cluster) {
        return operator(
                "no-maintenance-secret",
                "%s has no tag %s that names the secret with the maintenance user's password"
                        .formatted(cluster.ref(), UpgradeTags.SECRET),
                setTag(cluster, UpgradeTags.SECRET, cluster.ref() + "-maintenance-user-secret"));
    }

    static Reason unclearTarget(Cluster cluster, String word, List<PostgresVersion> valid) {
        return operator(
                "unclear-target-version",
                "the tag %s of %s says \"%s\", which is no version such as 17 or 17.10; %s"
                        .formatted(
                                UpgradeTags.TARGET_VERSION,
                                cluster.ref(),
                                word,
                                offers(cluster, valid)),
                newestTarget(cluster, valid));
    }

    static Reason invalidTarget(Cluster cluster, String word, List<PostgresVersion> valid) {
        return operator(
                "target-version-not-offered",
                "%s cannot go from %s to %s; %s"
                        .formatted(cluster.ref(), cluster.version(), word, offers(cluster, valid)),
                newestTarget(cluster, valid));
    }

    static Reason alreadyThere(Cluster cluster, String word) {
        return operator(
                "already-at-target-version",
                "%s has %s already, as the tag %s wants (%s)"
                        .formatted(
                                cluster.ref(), cluster.version(), UpgradeTags.TARGET_VERSION, word),
                leaveAlone(cluster));
    }

    static Reason nothingNewer(Cluster cluster) {
        return operator(
                "no-newer-version",
                "RDS offers no version to which %s could go from %s"
                        .formatted(cluster.ref(), cluster.version()),
                leaveAlone(cluster));
    }

    static Reason inProgress(Cluster cluster, UpgradeId upgrade) {
        return operator(
                "upgrade-in-progress",
                "%s is asked for again while %s has not ended (status %s)"
                        .formatted(
                                cluster.ref(),
                                upgrade,
                                cluster.tags().getOrDefault(UpgradeTags.STATUS, "unknown")),
                "wait until it has ended, or take the tags %s and %s back to what they were"
                        .formatted(UpgradeTags.RUN, UpgradeTags.MODE));
    }

    static Reason noSuchCluster(ClusterRef asked) {
        return operator(
                "no-such-cluster",
                "no cluster %s was found in %s, whose upgrade could be rehearsed; discovery looks"
                                .formatted(asked, asked.region())
                        + " at its own account and region alone",
                "aws rds describe-db-clusters --region %s --query DBClusters[].DBClusterIdentifier"
                        .formatted(asked.region()));
    }

    static Reason rehearsalOfTarget(Cluster cluster) {
        return operator(
                "target-of-upgrade",
                "%s was made by an upgrade (%s), and is none to be rehearsed"
                        .formatted(cluster.ref(), cluster.tags().get(UpgradeTags.TARGET_OF)),
                "ask for the rehearsal of the cluster that it was made for");
    }

    static Reason rehearsalOfReplaced(Cluster cluster) {
        return operator(
                "replaced",
                "%s was replaced by its upgrade (%s), and is none to be rehearsed"
                        .formatted(cluster.ref(), cluster.tags().get(UpgradeTags.UPGRADE)),
                "ask for the rehearsal of the cluster that took its place");
    }

    static Reason rehearsalOfWaiting(Cluster cluster) {
        return operator(
                "upgrade-waiting",
                "a rehearsal of %s was asked for while its upgrade waits for its turn"
                        .formatted(cluster.ref()),
                "to have it rehearsed instead: " + setTag(cluster, UpgradeTags.REHEARSAL, "Y"));
    }

    static Reason rehearsalNotWanted(Cluster cluster) {
        return operator(
                "not-wanted",
                "a rehearsal was asked for, but the tag %s of %s says \"%s\""
                        .formatted(
                                UpgradeTags.WANTED,
                                cluster.ref(),
                                cluster.tags().get(UpgradeTags.WANTED)),
                removeTag(cluster, UpgradeTags.WANTED) + ", and ask again");
    }

    static Reason rehearsalMeanwhile(Cluster cluster) {
        return operator(
                "upgrade-in-progress",
                "a rehearsal of %s was asked for while %s has not ended (status %s)"
                        .formatted(
                                cluster.ref(),
                                cluster.tags().get(UpgradeTags.UPGRADE),
                                Standing.status(cluster)),
                "ask again when it has ended");
    }

    static Reason operator(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }

    private static String offers(Cluster cluster, List<PostgresVersion> valid) {
        String versions =
                valid.stream().map(PostgresVersion::toString).collect(Collectors.joining(", "));
        return "RDS offers from %s: %s"
                .formatted(cluster.version(), valid.isEmpty() ? "none" : versions);
    }

    private static String newestTarget(Cluster cluster, List<PostgresVersion> valid) {
        return valid.isEmpty()
                ? leaveAlone(cluster)
                : setTag(cluster, UpgradeTags.TARGET_VERSION, valid.getLast().toString());
    }

    static String setTag(Cluster cluster, String key, String value) {
        return "aws rds add-tags-to-resource --region %s --resource-name %s --tags Key=%s,Value=%s"
                .formatted(cluster.ref().region(), cluster.arn(), key, value);
    }

    /// Takes away the tag that it is looked at for.
    static String leaveAlone(Cluster cluster) {
        return removeTag(
                cluster,
                Resolver.tag(cluster, UpgradeTags.WANTED).isPresent()
                        ? UpgradeTags.WANTED
                        : UpgradeTags.REHEARSAL);
    }

    static String removeTag(Cluster cluster, String key) {
        return "aws rds remove-tags-from-resource --region %s --resource-name %s --tag-keys %s"
                .formatted(cluster.ref().region(), cluster.arn(), key);
    }
}
