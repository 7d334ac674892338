package io.greenlight.backbone.cluster;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The instances of clusters. Every change is asked for; how far it is shows here.
public interface Instances {

    /// Those of the cluster that carries that name now, in the order of their names; none if it has
    /// none, or is gone.
    List<Instance> of(ClusterRef cluster);

    /// The same of the cluster with that resource id, whatever its name is now.
    List<Instance> of(ResourceId cluster);

    /// The instance of that cluster that writes.
    ///
    /// @throws NoSuchElementException while none does
    default Instance writerOf(Cluster cluster) {
        return of(cluster.ref()).stream()
                .filter(Instance::isWriter)
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "no instance of %s writes".formatted(cluster.ref())));
    }

    /// Asks for an instance of that cluster, of the class of that other one.
    ///
    /// @param parameterGroup the engine's default if empty
    void add(Cluster cluster, String name, Instance like, Optional<String> parameterGroup);

    /// Asks for another parameter group; what is set in it waits for a restart.
    void give(Instance instance, String parameterGroup);

    /// Asks for a restart, for parameters that wait for one.
    void reboot(Instance instance);

    /// Asks to delete an instance; one that is being deleted, or gone, is passed over.
    void delete(Instance instance);
}
