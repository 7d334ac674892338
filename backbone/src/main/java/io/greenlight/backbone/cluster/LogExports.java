package io.greenlight.backbone.cluster;

/// Which logs of a cluster RDS copies to CloudWatch Logs, where they outlive the instances.
public interface LogExports {

    /// The log that PostgreSQL itself writes.
    String POSTGRESQL = "postgresql";

    /// Whether that log is copied.
    boolean isOn(Cluster cluster, String log);

    /// Asks for it; nothing is restarted.
    ///
    /// @throws NotAllowed if the service's role may not do that where the cluster is
    void turnOn(Cluster cluster, String log);
}
