package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a check of RDS's answers may look at.
public record Premises(
        UpgradeOrder order, Route route, Cluster cluster, Fleet fleet, Estate estate) {

    /// The Global Database that is upgraded as one; empty on every other way.
    Optional<GlobalCluster> global() {
        return route.way() == Way.GLOBAL_MINOR ? estate.global(cluster) : Optional.empty();
    }

    /// The clusters that are upgraded: the tagged one, or all members of its Global Database, the
    /// primary first. A member that is gone, and a Global Database that there is none of, are told
    /// by a check of their own.
    List<Cluster> members() {
        List<Cluster> found =
                global().stream()
                        .flatMap(global -> global.members().stream())
                        .flatMap(member -> estate.find(member.cluster()).stream())
                        .toList();
        return found.isEmpty() ? List.of(cluster) : found;
    }

    /// What RDS is busy with, in a sentence; it may be over soon.
    public Optional<String> busy() {
        return Stream.concat(
                        global().stream()
                                .filter(global -> !global.isAvailable())
                                .map(one -> "%s is %s".formatted(one.identifier(), one.status())),
                        members().stream()
                                .filter(member -> !member.isAvailable())
                                .map(one -> "%s is %s".formatted(one.ref(), one.status())))
                .findFirst();
    }

    /// Whether the version stays, and only its patches are wanted.
    boolean isPatch() {
        return order.mode() == Mode.PATCH;
    }

    /// What that check has to tell of what it found.
    List<Finding> findings(PreflightCheck check, List<Offender> found) {
        return check.about().findings(new Offenders(Source.WHOLE_CLUSTER, found), route);
    }
}
