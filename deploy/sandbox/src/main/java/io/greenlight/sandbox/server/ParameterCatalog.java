package io.greenlight.sandbox.server;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The parameters of each major, as its own server describes them, and the `rds.` ones that the
/// sandbox understands.
public final class ParameterCatalog {

    private static final Set<String> OURS =
            Set.of(
                    "listen_addresses",
                    "port",
                    "unix_socket_directories",
                    "unix_socket_permissions",
                    "unix_socket_group",
                    "ssl",
                    "ssl_cert_file",
                    "ssl_key_file",
                    "ssl_ca_file",
                    "ssl_crl_file",
                    "ssl_crl_dir",
                    "data_directory",
                    "config_file",
                    "hba_file",
                    "ident_file",
                    "external_pid_file",
                    "wal_level",
                    "fsync",
                    "full_page_writes",
                    "archive_mode",
                    "archive_command",
                    "archive_library",
                    "restore_command",
                    "logging_collector",
                    "log_directory",
                    "log_filename",
                    "log_destination",
                    "primary_conninfo",
                    "primary_slot_name",
                    "bonjour",
                    "bonjour_name");

    private final Installations installations;
    private final Program program;
    private final Map<Integer, SortedMap<String, Parameter>> known = new ConcurrentHashMap<>();

    /// One parameter of a family.
    ///
    /// @param type as the server says: STRING, INTEGER, REAL, BOOLEAN or ENUM
    /// @param engineDefault what the sandbox sets where no group says anything; empty where it
    ///   leaves that to the server, whose description does not tell
    public record Parameter(
            String name,
            String description,
            Kind kind,
            String type,
            String allowed,
            String engineDefault) {

        public boolean isStatic() {
            return kind == Kind.STATIC;
        }

        public boolean isModifiable() {
            return kind != Kind.FIXED;
        }
    }

    /// When a change of a parameter counts: at once, after a start, or never.
    public enum Kind {
        DYNAMIC,
        STATIC,
        FIXED
    }

    public ParameterCatalog(Installations installations, PostgresServers servers) {
        this.installations = installations;
        this.program = servers.program();
    }

    public SortedMap<String, Parameter> of(int major) {
        return known.computeIfAbsent(major, this::read);
    }

    private SortedMap<String, Parameter> read(int major) {
        Installation installation =
                installations
                        .newest(major)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        ("no PostgreSQL %d is installed: run servers.sh"
                                                        + " --majors \"%d\"")
                                                .formatted(major, major)));
        SortedMap<String, Parameter> found = new TreeMap<>();
        program.run(installation.program("postgres"), "--describe-config")
                .orThrow()
                .output()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length >= 8)
                .map(ParameterCatalog::parameter)
                .forEach(parameter -> found.put(parameter.name(), parameter));
        add(found, "rds.logical_replication", Kind.STATIC, "Enables logical decoding.");
        add(found, "rds.force_ssl", Kind.DYNAMIC, "Forces TLS connections.");
        return found;
    }

    private static void add(
            Map<String, Parameter> found, String name, Kind kind, String description) {
        found.put(name, new Parameter(name, description, kind, "BOOLEAN", "0,1", "0"));
    }

    /// name, context, group, type, default, least, greatest, description, more
    private static Parameter parameter(String[] fields) {
        String name = fields[0].toLowerCase(Locale.ROOT);
        String range =
                fields[3].equals("INTEGER") || fields[3].equals("REAL")
                        ? fields[5] + "-" + fields[6]
                        : "";
        return new Parameter(
                name,
                fields[7],
                kind(name, fields[1]),
                fields[3],
                fields[3].startsWith("BOOL") ? "0,1" : range,
                ServerSettings.defaults().getOrDefault(name, ""));
    }

    private static Kind kind(String name, String context) {
        if (OURS.contains(name) || context.equals("internal")) {
            return Kind.FIXED;
        }
        return context.equals("postmaster") ? Kind.STATIC : Kind.DYNAMIC;
    }
}
