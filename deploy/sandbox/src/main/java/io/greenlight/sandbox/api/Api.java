package io.greenlight.sandbox.api;

import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All actions. Each runs under the ledger's lock from its first look to its last change; what
/// takes time goes on in the background.
public final class Api {

    private final World world;
    private final Faults faults;
    private final Map<String, Action> actions;

    public Api(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
        var snapshots = new SnapshotActions(world);
        this.actions =
                Stream.of(
                                new ClusterActions(world, snapshots).actions(),
                                snapshots.actions(),
                                new EventActions(world).actions(),
                                new LogFileActions(world).actions(),
                                new MaintenanceActions(world).actions(),
                                new EndpointActions(world).actions(),
                                new InstanceActions(world).actions(),
                                new GroupActions(world, GroupKind.CLUSTER).actions(),
                                new GroupActions(world, GroupKind.INSTANCE).actions(),
                                new TagActions(world).actions(),
                                new EngineActions(world).actions(),
                                new GlobalActions(world).actions())
                        .flatMap(List::stream)
                        .collect(Collectors.toUnmodifiableMap(Action::name, action -> action));
    }

    List<Xml> handle(Query query) {
        String name = query.required("Action");
        Action action = actions.get(name);
        if (action == null) {
            throw new RdsError(
                    400,
                    "InvalidAction",
                    "The sandbox does not know the action %s; its README lists what it does."
                            .formatted(name));
        }
        faults.raise(name);
        return world.background()
                .log()
                .answer(name, () -> world.ledger().with(() -> action.run(query)));
    }
}
