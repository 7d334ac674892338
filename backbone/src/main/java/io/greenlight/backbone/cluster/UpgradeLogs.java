package io.greenlight.backbone.cluster;

import java.time.Instant;
import java.util.List;

/// What an upgrade of the engine wrote on the way, as far as it may hold the reasons of a refusal.
public interface UpgradeLogs {

    /// A file: pg_upgrade's own log, the log of a dump that was loaded, or a list of objects.
    ///
    /// @param name without the moment that RDS puts behind it
    record LogFile(String name, String text) {

        /// Whether it is a list of objects.
        public boolean isList() {
            return name.endsWith(".txt");
        }
    }

    /// Those that were written since then on the cluster's writer, in the order of their names;
    /// none where they cannot be read.
    List<LogFile> of(Cluster cluster, Instant since);
}
