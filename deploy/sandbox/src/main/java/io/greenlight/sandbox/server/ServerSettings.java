package io.greenlight.sandbox.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How one server is configured.
///
/// @param version which binaries run it
/// @param parameters what the parameter groups say, RDS's own `rds.` names included
/// @param logs the folder of its instance's log files
/// @param role what it is to the other servers of its cluster
public record ServerSettings(
        EngineVersion version, Map<String, String> parameters, Path logs, Role role) {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("shared_buffers", "128MB"),
                    Map.entry("max_connections", "300"),
                    Map.entry("max_wal_senders", "20"),
                    Map.entry("max_replication_slots", "20"),
                    Map.entry("max_logical_replication_workers", "12"),
                    Map.entry("max_worker_processes", "24"),
                    Map.entry("max_wal_size", "2GB"),
                    Map.entry("password_encryption", "scram-sha-256"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("lc_messages", "C"),
                    Map.entry("log_line_prefix", "%t:%r:%u@%d:[%p]:"));

    public ServerSettings {
        parameters = Map.copyOf(parameters);
    }

    /// What the sandbox sets where a parameter group says nothing.
    public static Map<String, String> defaults() {
        return DEFAULTS;
    }

    /// True when followers have to start anew after their leader's change to other parameters.
    public static boolean concernsFollowers(Map<String, String> before, Map<String, String> after) {
        return StandbyFloors.differ(before, after);
    }

    ServerSettings adjusted(List<Adjustment> adjustments) {
        Map<String, String> raised = new HashMap<>(parameters);
        adjustments.forEach(it -> raised.put(it.parameter(), it.to()));
        return new ServerSettings(version, raised, logs, role);
    }

    public boolean logicalReplication() {
        return isOn("rds.logical_replication");
    }

    public boolean requiresTls() {
        return isOn("rds.force_ssl");
    }

    /// The whole `postgresql.conf`.
    String file(Volume volume, ServerPaths paths) {
        Map<String, String> lines = new LinkedHashMap<>(DEFAULTS);
        parameters.forEach((name, value) -> {
            if (!name.startsWith("rds.")) {
                lines.put(name, value);
            }
        });
        lines.put("wal_level", walLevel(volume));
        lines.put("listen_addresses", "127.0.0.1");
        lines.put("port", Integer.toString(volume.port()));
        lines.put("unix_socket_directories", paths.sockets().toString());
        lines.put("unix_socket_permissions", "0700");
        lines.put("ssl", "on");
        lines.put("ssl_cert_file", paths.certificate().toString());
        lines.put("ssl_key_file", paths.key().toString());
        lines.put("logging_collector", "on");
        lines.put("log_directory", logs.toString());
        lines.put("log_filename", "postgresql.log.%Y-%m-%d-%H%M");
        lines.put("fsync", "on");
        lines.putAll(replication(paths));
        StringBuilder text = new StringBuilder("# Written by the sandbox at each start.\n");
        lines.forEach((name, value) ->
                text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
        return text.toString();
    }

    /// Followers have no slots, which people would see and clones would carry; so some WAL is kept
    /// for those that were away. Who was away for longer is made anew.
    private Map<String, String> replication(ServerPaths paths) {
        return switch (role) {
            case Role.Alone() -> Map.of();
            case Role.Leader() -> Map.of("wal_keep_size", "512MB");
            case Role.Follower(Volume leader) ->
                    Map.of(
                            "wal_keep_size",
                            "512MB",
                            "hot_standby",
                            "on",
                            "wal_retrieve_retry_interval",
                            "500ms",
                            "primary_conninfo",
                            "host='%s' port=%d user=rdsadmin"
                                    .formatted(escaped(paths.sockets()), leader.port()));
        };
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("'", "\\'");
    }

    /// A server with slots does not start below `logical`. A clone carries its source's slots, and
    /// its user has to be able to drop them even where its group says nothing.
    private String walLevel(Volume volume) {
        return logicalReplication() || volume.hasSlots() ? "logical" : "replica";
    }

    /// The whole `pg_hba.conf`: passwords from the network, the superuser from its folder only.
    String hostBasedAuthentication() {
        String host = requiresTls() ? "hostssl" : "host";
        return """
        local all         rdsadmin                     trust
        local replication rdsadmin                     trust
        local all         all                          reject
        host  all         rdsadmin   all               reject
        host  replication rdsadmin   all               reject
        %1$-7s all         all        127.0.0.1/32      scram-sha-256
        %1$-7s replication all        127.0.0.1/32      scram-sha-256
        """
                .formatted(host);
    }

    private boolean isOn(String name) {
        String value = parameters.getOrDefault(name, "0");
        return value.equals("1") || value.equals("on");
    }
}
