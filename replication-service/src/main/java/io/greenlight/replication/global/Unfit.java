package io.greenlight.replication.global;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a Global Database is not, or no longer, as it was ordered.
final class Unfit {

    private Unfit() {}

    static Reason alone(Cluster cluster) {
        return operator(
                "not-global",
                "%s is a member of no Global Database".formatted(cluster.ref()),
                "Set the tag UpgradeDB:Strategy to in-place");
    }

    static Reason secondary(Cluster cluster, GlobalCluster global) {
        GlobalCluster.Member primary = global.members().getFirst();
        return operator(
                "not-the-primary",
                "%s is a secondary of %s by now; the primary is %s in %s"
                        .formatted(
                                cluster.ref(),
                                global.identifier(),
                                primary.cluster(),
                                primary.cluster().region()),
                "Switch over to it again, or tag the primary there");
    }

    /// What their versions are against, if anything.
    ///
    /// @param members the primary first
    static Optional<Reason> byVersion(
            UpgradeOrder order, GlobalCluster global, List<Cluster> members) {
        PostgresVersion version = members.getFirst().version();
        if (members.stream().anyMatch(member -> !member.version().equals(version))) {
            return Optional.of(several(global, members));
        }
        PostgresVersion target = order.path().target();
        if (order.mode() == Mode.PATCH) {
            return version.equals(target) ? Optional.empty() : Optional.of(other(order, version));
        }
        return version.compareTo(target) < 0
                ? Optional.empty()
                : Optional.of(already(order, version));
    }

    private static Reason several(GlobalCluster global, List<Cluster> members) {
        return operator(
                "versions-differ",
                "The members of %s have several versions: %s"
                        .formatted(
                                global.identifier(),
                                members.stream()
                                        .map(member ->
                                                "%s in %s has %s"
                                                        .formatted(
                                                                member.ref(),
                                                                member.ref().region(),
                                                                member.version()))
                                        .collect(Collectors.joining(", "))),
                "Bring all to one version, the secondaries first: aws rds modify-db-cluster"
                        + " --engine-version ... --apply-immediately, in the region of each");
    }

    private static Reason other(UpgradeOrder order, PostgresVersion version) {
        return operator(
                "version-changed",
                "%s has version %s by now, and was to get patches of %s"
                        .formatted(order.cluster(), version, order.path().target()),
                "Count the tag UpgradeDB:Run up: the patches of that version are ordered then");
    }

    private static Reason already(UpgradeOrder order, PostgresVersion version) {
        return operator(
                "already-upgraded",
                "%s has version %s by now, and was to get %s"
                        .formatted(order.cluster(), version, order.path().target()),
                "Set the tag UpgradeDB to N, or UpgradeDB:TargetVersion to a later version");
    }

    private static Reason operator(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }
}
