package io.greenlight.backbone.cluster.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a server for tests is set: ready for logical replication, and quick rather than safe.
final class ServerSettings {

    private ServerSettings() {}

    /// The lines of its configuration file; the test's own settings win.
    static String of(Path folder, Map<String, String> wishes) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("ssl", "on");
        settings.put("ssl_cert_file", folder.resolve("server.crt").toString());
        settings.put("ssl_key_file", folder.resolve("server.key").toString());
        settings.put("password_encryption", "scram-sha-256");
        settings.put("wal_level", "logical");
        settings.put("max_wal_senders", "20");
        settings.put("max_replication_slots", "20");
        settings.put("max_logical_replication_workers", "12");
        settings.put("max_worker_processes", "24");
        settings.put("max_prepared_transactions", "10");
        settings.put("shared_buffers", "32MB");
        settings.put("jit", "off");
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        settings.putAll(wishes);
        return settings.entrySet().stream()
                .map(one -> "%s = '%s'%n".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
    }
}
