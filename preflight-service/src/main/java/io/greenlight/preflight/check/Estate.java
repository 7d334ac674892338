package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What RDS knows of a cluster, in whatever region, that only preflight asks for. Everything here
/// only looks.
public interface Estate {

    /// The cluster and its instances, as they are described now.
    Particulars particulars(Cluster cluster);

    /// What RDS wants to do to the cluster or an instance of it.
    List<Maintenance> maintenance(Cluster cluster);

    /// Whether an instance of that class can be had with that version where the cluster is.
    boolean isOffered(Cluster cluster, String instanceClass, PostgresVersion version);

    /// The versions to which RDS takes a member of a Global Database from that one where it is, in
    /// ascending order.
    List<PostgresVersion> globalTargets(Cluster member, PostgresVersion from);

    /// How many clusters share the volume of that cluster, itself included.
    int sharersOfVolume(Cluster cluster);

    /// The Global Database that the cluster is a member of, with its other members.
    Optional<GlobalCluster> global(Cluster cluster);

    /// The cluster that carries that name in that region now.
    Optional<Cluster> find(ClusterRef cluster);

    /// What somebody has set in the parameter groups of the cluster and of its instances.
    Settings settings(Cluster cluster);

    /// A cluster as RDS describes it.
    ///
    /// @param pending changes that were asked for and are not in force: a new version, a password
    /// @param globalDatabase the Global Database that it is a member of
    /// @param attachments what hangs on it and is not carried by a rename
    /// @param writeForwarding how far its readers hand writes to the writer, in RDS's words; empty
    ///   if they do not
    record Particulars(
            List<String> pending,
            Optional<String> globalDatabase,
            List<Attachment> attachments,
            List<Instance> instances,
            Optional<String> writeForwarding) {

        public Particulars {
            pending = List.copyOf(pending);
            attachments = List.copyOf(attachments);
            instances = List.copyOf(instances);
        }
    }

    /// One instance of it.
    ///
    /// @param parameters how far its parameter groups are in force, in RDS's words
    record Instance(String identifier, String instanceClass, List<String> parameters) {

        public Instance {
            parameters = List.copyOf(parameters);
        }
    }

    /// A thing that hangs on it.
    ///
    /// @param look the AWS CLI's way to see it
    record Attachment(String what, String look) {}

    /// One thing that waits for a window, or for somebody.
    ///
    /// @param resource the ARN of a cluster or an instance
    /// @param action RDS's word: `system-update`, ...
    record Maintenance(String resource, String action, String description) {}

    /// What is set in the parameter groups of a cluster.
    ///
    /// @param cluster the cluster's group
    /// @param instances each instance's own group, by the instance's name
    record Settings(Group cluster, Map<String, Group> instances) {

        public Settings {
            instances = Collections.unmodifiableMap(new TreeMap<>(instances));
        }
    }

    /// A parameter group.
    ///
    /// @param values what somebody has set in it, by the parameter's name
    record Group(String name, Map<String, String> values) {

        /// Stands for the group of what is not there.
        public static final Group NONE = new Group("", Map.of());

        public Group {
            values = Map.copyOf(values);
        }

        /// Whether it is RDS's own, which nobody can change.
        public boolean isDefault() {
            return name.isEmpty() || name.startsWith("default.");
        }
    }

    /// RDS did not want to answer, and would not if it were asked again.
    final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unanswered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
