package io.greenlight.sandbox.api;

import io.greenlight.sandbox.state.GlobalCluster;
import io.greenlight.sandbox.state.Status;
import io.greenlight.sandbox.work.Globals.Place;
import io.greenlight.sandbox.work.World;
import java.util.ArrayList;
import java.util.List;

/// A global cluster as RDS describes it: its state and version are those of its members.
final class GlobalXml {

    private final World world;

    GlobalXml(World world) {
        this.world = world;
    }

    Xml global(GlobalCluster global) {
        List<Place> places = world.globals().places(global);
        List<Xml> fields = new ArrayList<>();
        fields.add(Xml.text("GlobalClusterIdentifier", global.identifier()));
        fields.add(Xml.text("GlobalClusterResourceId", global.origin().resourceId()));
        fields.add(
                Xml.text(
                        "GlobalClusterArn",
                        "arn:aws:rds::000000000000:global-cluster:" + global.identifier()));
        fields.add(Xml.text("Status", status(places)));
        fields.add(Xml.text("Engine", "aurora-postgresql"));
        fields.add(
                Xml.text(
                        "EngineVersion",
                        places.stream()
                                .findFirst()
                                .map(it -> it.cluster().engine().version())
                                .orElse(global.version())));
        fields.add(Xml.text("StorageEncrypted", false));
        global.attributes().forEach((name, value) -> fields.add(Xml.text(name, value)));
        fields.add(Xml.list("GlobalClusterMembers", places, place -> member(places, place)));
        return Xml.of("GlobalCluster", fields);
    }

    private static String status(List<Place> places) {
        List<Status> of = places.stream().map(it -> it.cluster().status()).toList();
        if (of.contains(Status.UPGRADING)) {
            return "upgrading";
        }
        return of.contains(Status.FAILING_OVER) ? "switching-over" : "available";
    }

    private static Xml member(List<Place> places, Place place) {
        boolean isPrimary = place.equals(places.getFirst());
        List<Place> readers = isPrimary ? places.subList(1, places.size()) : List.of();
        return Xml.of(
                "GlobalClusterMember",
                Xml.text("DBClusterArn", place.arn()),
                Xml.text("IsWriter", isPrimary),
                Xml.list("Readers", readers, it -> Xml.text("member", it.arn())),
                Xml.text("GlobalWriteForwardingStatus", "disabled"),
                Xml.text(
                        "SynchronizationStatus",
                        place.cluster().isAvailable() ? "connected" : "pending-resync"));
    }
}
