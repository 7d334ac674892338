package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What RDS wants to do to clusters and instances, patches among it
/// (DescribePendingMaintenanceActions). Its answers may lag behind: what was asked for a moment ago
/// may be missing from the list, and what is done may still be on it.
public interface Maintenance {

    /// What waits for that cluster and its instances.
    List<Pending> pending(Cluster cluster);

    /// Asks for it at once; how far it is shows in the cluster and its instances.
    ///
    /// @return false if nothing of that kind waits there any more: RDS, or somebody, was faster
    boolean apply(Pending action);

    /// One thing that waits.
    ///
    /// @param resource the ARN of a cluster or an instance
    /// @param action RDS's word: `system-update`, `db-upgrade`, ...
    record Pending(String resource, String action, String description) {

        /// Patches the engine of a cluster, or the operating system of an instance (Amazon Aurora
        /// User Guide, Maintenance actions for Amazon Aurora).
        public static final String SYSTEM_UPDATE = "system-update";

        /// All that is asked for where patches are wanted. Certificates that clients may not know
        /// yet, other hardware and other versions are not among it, nor is what RDS comes up with
        /// one day.
        private static final Set<String> PATCHES = Set.of(SYSTEM_UPDATE, "os-upgrade");

        private static final Pattern ENGINE =
                Pattern.compile("PostgreSQL (\\d{2}\\.\\d{1,3})(?!\\d)");

        /// Whether it patches what runs there at that version, and leaves the version as it is.
        public boolean isPatchOf(PostgresVersion version) {
            boolean keepsVersion =
                    ENGINE.matcher(description)
                            .results()
                            .allMatch(engine -> engine.group(1).equals(version.toString()));
            return PATCHES.contains(action) && keepsVersion;
        }

        /// For a person.
        public String name() {
            return "%s of %s".formatted(action, resource);
        }
    }
}
