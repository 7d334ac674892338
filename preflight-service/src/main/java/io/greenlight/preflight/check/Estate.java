package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Optional;

/// What RDS knows of one cluster that only preflight asks for. Everything here only looks.
public interface Estate {

    /// The cluster and its instances, as they are described now.
    Particulars particulars(Cluster cluster);

    /// What RDS wants to do to the cluster or an instance of it.
    List<Maintenance> maintenance(Cluster cluster);

    /// Whether an instance of that class can be had with that version.
    boolean isOffered(String instanceClass, PostgresVersion version);

    /// How many clusters share the volume of that cluster, itself included.
    int sharersOfVolume(Cluster cluster);

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

    /// RDS did not want to answer, and would not if it were asked again.
    final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unanswered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
