package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.GlobalCluster.Member;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a Global Database can be upgraded as one, as RDS tells of it and of each of its members.
///
/// Where members are of different versions somebody has begun to upgrade them one by one: that is
/// ended in the order in which RDS wants it, secondaries first, before all are upgraded together.
record GlobalReadiness(Premises premises, GlobalCluster global) {

    List<Offender> offenders() {
        List<Cluster> members = premises.members();
        return Stream.of(
                        itself().stream(),
                        tagged().stream(),
                        gone(),
                        busy(members),
                        behind(members),
                        empty(members))
                .flatMap(some -> some)
                .toList();
    }

    private Optional<Offender> itself() {
        return global.isAvailable()
                ? Optional.empty()
                : Optional.of(
                        Offender.blocking(
                                "%s is %s".formatted(global.identifier(), global.status()),
                                "aws rds describe-global-clusters --region %s"
                                                .formatted(premises.cluster().ref().region())
                                        + " --global-cluster-identifier %s"
                                                .formatted(global.identifier())
                                        + " --query 'GlobalClusters[0].Status'"));
    }

    /// The order has to be given to the primary, for that is what everything is read from.
    private Optional<Offender> tagged() {
        return global.secondaries().stream()
                .filter(one -> one.arn().equals(premises.cluster().arn()))
                .findFirst()
                .map(this::secondary);
    }

    private Offender secondary(Member tagged) {
        Optional<Member> primary = global.members().stream().filter(Member::writes).findFirst();
        String remedy =
                "aws rds remove-tags-from-resource --region %s --resource-name %s --tag-keys %s"
                        .formatted(tagged.cluster().region(), tagged.arn(), UpgradeTags.WANTED);
        return Offender.blocking(
                "%s is a secondary of %s%s"
                        .formatted(
                                words(tagged.cluster()),
                                global.identifier(),
                                primary.map(one -> ", whose primary is " + words(one.cluster()))
                                        .orElse("")),
                primary.map(one -> remedy + "\n" + tag(one)).orElse(remedy));
    }

    private static String tag(Member primary) {
        return "aws rds add-tags-to-resource --region %s --resource-name %s"
                        .formatted(primary.cluster().region(), primary.arn())
                + " --tags Key=%s,Value=Y Key=%s,Value=%s"
                        .formatted(
                                UpgradeTags.WANTED, UpgradeTags.STRATEGY, Way.GLOBAL_MINOR.word());
    }

    private Stream<Offender> gone() {
        return global.members().stream()
                .filter(one -> premises.estate().find(one.cluster()).isEmpty())
                .map(one ->
                        Offender.blocking(
                                "%s is not there".formatted(words(one.cluster())),
                                "aws rds remove-from-global-cluster --region %s"
                                                .formatted(premises.cluster().ref().region())
                                        + " --global-cluster-identifier %s"
                                                .formatted(global.identifier())
                                        + " --db-cluster-identifier %s".formatted(one.arn())));
    }

    /// The tagged one has a check of its own.
    private Stream<Offender> busy(List<Cluster> members) {
        return members.stream()
                .filter(one -> !one.isAvailable() && !one.arn().equals(premises.cluster().arn()))
                .map(one ->
                        Offender.blocking(
                                "%s is %s".formatted(words(one.ref()), one.status()),
                                "aws rds wait db-cluster-available --region %s"
                                                .formatted(one.ref().region())
                                        + " --db-cluster-identifier %s".formatted(one.ref())));
    }

    /// Secondaries first: a primary must not be ahead of who follows it.
    private static Stream<Offender> behind(List<Cluster> members) {
        PostgresVersion newest =
                members.stream().map(Cluster::version).max(Comparator.naturalOrder()).orElseThrow();
        List<Cluster> order = new ArrayList<>(members.subList(1, members.size()));
        order.add(members.getFirst());
        return order.stream()
                .filter(one -> !one.version().equals(newest))
                .map(one ->
                        Offender.blocking(
                                "%s has %s, and another member %s"
                                        .formatted(words(one.ref()), one.version(), newest),
                                "aws rds modify-db-cluster --region %s --db-cluster-identifier %s"
                                                .formatted(one.ref().region(), one.ref())
                                        + " --engine-version %s --apply-immediately"
                                                .formatted(newest)));
    }

    /// Only servers change their binaries: RDS upgrades no cluster that has none, and nobody can
    /// ask it for its version afterwards.
    private Stream<Offender> empty(List<Cluster> members) {
        return members.stream()
                .filter(one -> one.instances().isEmpty())
                .map(one ->
                        Offender.blocking(
                                "%s has no instance".formatted(words(one.ref())),
                                """
                                aws rds create-db-instance --region %1$s --engine %3$s \
                                --db-cluster-identifier %2$s --db-instance-identifier %2$s-1 \
                                --db-instance-class "$CLASS"
                                aws rds wait db-instance-available --region %1$s \
                                --db-instance-identifier %2$s-1\
                                """
                                        .formatted(one.ref().region(), one.ref(), Cluster.ENGINE)));
    }

    private static String words(ClusterRef cluster) {
        return "%s (%s)".formatted(cluster, cluster.region());
    }
}
