package io.greenlight.launcher.fleet;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.aws.AwsAccess;
import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.cluster.database.DatabaseTrouble;
import io.greenlight.launcher.cluster.database.FinalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has to be true of a cluster after each round: told by its last event, and read from RDS and
/// from the server itself.
final class FleetJudge {

    private final Clusters clusters;
    private final PostgresVersion source;
    private final PostgresVersion target;
    private final List<String> complaints = new ArrayList<>();

    FleetJudge(AwsAccess aws, PostgresVersion source, PostgresVersion target) {
        this.clusters = new Clusters(aws);
        this.source = source;
        this.target = target;
    }

    /// What is not as it has to be, a sentence each.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void complain(String sentence) {
        complaints.add(sentence);
    }

    /// Prepared is what it was before, and no more.
    void afterPreparation(FleetCluster cluster, @Nullable Ended ended) {
        if (ended == null || !ended.isPrepared()) {
            complain("%s was not prepared: %s".formatted(cluster.identifier(), ended));
            return;
        }
        inDatabase(cluster, () -> requireAsBefore(cluster, ended));
    }

    /// As many were under way at once as may be, and nobody was begun without need.
    void ofEvents(List<UpgradeEvent> events, Map<String, List<Ended>> rounds, int limit) {
        int most = UnderWay.most(events);
        if (most != limit) {
            complain("%d upgrades were under way at once, the limit was %d".formatted(most, limit));
        }
        rounds.forEach((cluster, ends) -> {
            long begun =
                    events.stream()
                            .filter(UpgradeDiscovered.class::isInstance)
                            .map(UpgradeDiscovered.class::cast)
                            .filter(found -> found.cluster().identifier().equals(cluster))
                            .count();
            if (begun != ends.size()) {
                complain("%s was begun %d times, not %d".formatted(cluster, begun, ends.size()));
            }
        });
    }

    /// Whoever is well is upgraded; whoever is not is as before, with the exact reason.
    void afterFirstRound(FleetCluster cluster, @Nullable Ended ended) {
        if (cluster.ailment().isNone()) {
            requireUpgraded(cluster, ended);
            return;
        }
        if (ended == null) {
            complain(cluster.identifier() + " did not end");
            return;
        }
        if (!cluster.ailment().isToldBy(ended)) {
            complain(
                    "%s ended %s: %s: %s; expected was %s"
                            .formatted(
                                    cluster.identifier(),
                                    ended.result(),
                                    ended.code(),
                                    ended.sentence(),
                                    cluster.ailment()));
        }
        inDatabase(cluster, () -> requireAsBefore(cluster, ended));
    }

    /// Everybody is well now.
    void afterRetry(FleetCluster cluster, @Nullable Ended ended) {
        requireUpgraded(cluster, ended);
    }

    /// Nothing is left of rounds that failed, and of the last one only the way back.
    void inTheEnd(FleetCluster cluster, List<Ended> rounds) {
        inDatabase(
                cluster,
                () -> {
                    requireVersion(cluster, target);
                    requireSlots(cluster);
                    requireNoTraces(cluster);
                    FinalState state = cluster.state();
                    for (String extension : state.outdatedExtensions(FleetCluster.DATABASE)) {
                        complain(
                                "not updated in %s: %s".formatted(cluster.identifier(), extension));
                    }
                    for (String table : state.unanalyzedTables(FleetCluster.DATABASE)) {
                        complain("not analyzed in %s: %s".formatted(cluster.identifier(), table));
                    }
                });
        Optional<String> kept =
                rounds.stream()
                        .filter(Ended::isUpgraded)
                        .flatMap(round -> round.key().stream())
                        .map(key -> "%s-before-%s".formatted(cluster.identifier(), key))
                        .findFirst();
        requireNoClusterBut(cluster, kept);
        rounds.stream()
                .filter(round -> !round.isUpgraded())
                .forEach(round -> requireNoGroups(round));
    }

    private void requireUpgraded(FleetCluster cluster, @Nullable Ended ended) {
        if (ended == null) {
            complain(cluster.identifier() + " did not end");
        } else if (!ended.isUpgraded()) {
            complain(
                    "%s ended %s: %s: %s"
                            .formatted(
                                    cluster.identifier(),
                                    ended.result(),
                                    ended.code(),
                                    ended.sentence()));
        } else {
            inDatabase(cluster, () -> requireVersion(cluster, target));
        }
    }

    private void requireAsBefore(FleetCluster cluster, Ended ended) {
        requireVersion(cluster, source);
        requireSlots(cluster);
        requireNoTraces(cluster);
        requireNoClusterBut(cluster, Optional.empty());
        requireNoGroups(ended);
        String group = clusters.find(cluster.identifier()).map(Clusters.Seen::group).orElse("none");
        if (!group.equals(cluster.seen().group())) {
            complain(
                    "%s has the parameter group %s, not %s"
                            .formatted(cluster.identifier(), group, cluster.seen().group()));
        }
    }

    private void requireVersion(FleetCluster cluster, PostgresVersion expected) {
        String version = cluster.state().version(FleetCluster.DATABASE);
        if (!version.equals(expected.toString())) {
            complain(
                    "%s is of version %s, not %s"
                            .formatted(cluster.identifier(), version, expected));
        }
    }

    private void requireSlots(FleetCluster cluster) {
        List<String> expected =
                cluster.ailment() == Ailment.SLOT ? List.of(Ailment.SLOT_NAME) : List.of();
        List<String> slots = cluster.state().standingSlots(FleetCluster.DATABASE);
        if (!slots.equals(expected)) {
            complain(
                    "%s has the slots %s, not %s".formatted(cluster.identifier(), slots, expected));
        }
    }

    private void requireNoTraces(FleetCluster cluster) {
        complaints.addAll(
                cluster.state().ownTraces(FleetCluster.DATABASE, FinalState.Side.SAME).stream()
                        .map(trace -> cluster.identifier() + ": " + trace)
                        .toList());
    }

    private void requireNoClusterBut(FleetCluster cluster, Optional<String> kept) {
        List<String> others =
                clusters.all().stream()
                        .map(Clusters.Seen::identifier)
                        .filter(name -> name.startsWith(cluster.identifier() + "-"))
                        .toList();
        others.stream()
                .filter(name -> !kept.equals(Optional.of(name)))
                .forEach(name -> complain("a cluster is left: " + name));
        kept.filter(name -> !others.contains(name))
                .ifPresent(
                        name -> complain("no cluster is called %s, to go back to".formatted(name)));
    }

    private void requireNoGroups(Ended round) {
        round.key().stream()
                .flatMap(key -> clusters.groups("greenlight-" + key).stream())
                .forEach(name ->
                        complain(
                                "a parameter group of %s is left: %s"
                                        .formatted(round.upgrade(), name)));
    }

    /// A cluster that does not answer is a complaint, and no reason to look at no other.
    private void inDatabase(FleetCluster cluster, Runnable looks) {
        try {
            looks.run();
        } catch (DatabaseTrouble failed) {
            complain("%s: %s".formatted(cluster.identifier(), failed.getMessage()));
        }
    }
}
