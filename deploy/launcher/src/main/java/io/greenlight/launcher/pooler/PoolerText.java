package io.greenlight.launcher.pooler;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of PgBouncer's files.
final class PoolerText {

    /// What PgBouncer's ini takes as a key; its file has no way to write another name.
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    private PoolerText() {}

    static String ini(Pooler pooler) {
        return """
        ; Written by ./greenlight for one run.
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        ; an empty value switches the Unix socket off: two runs would fight for /tmp
        unix_socket_dir =
        auth_type = scram-sha-256
        auth_file = %s
        admin_users = %s
        pool_mode = transaction
        max_client_conn = 500
        ; two cores do not work faster on more than that, and after a switchover each
        ; of them is a login that somebody waits for
        default_pool_size = 2
        ; the default of 15 s becomes an outage of 15 s when one login fails in a switchover
        server_login_retry = 0.05
        ; clients wait that long in a pause before they are turned away
        query_wait_timeout = 120
        ; a server that was checked a moment ago is good enough
        server_check_delay = 30
        ; pgjdbc sends it, and PgBouncer refuses what it does not know
        ignore_startup_parameters = extra_float_digits
        ; this hop stays on the loopback
        server_tls_sslmode = disable
        logfile =
        log_connections = 0
        log_disconnections = 0
        stats_period = 3600

        %%include %s
        """
                .formatted(pooler.port(), pooler.users(), Pooler.ADMIN, pooler.databases());
    }

    static String databases(String host, int port, List<String> names) {
        return names.stream()
                .map(PoolerText::key)
                .map(name -> "%s = host=%s port=%d dbname=%s\n".formatted(name, host, port, name))
                .collect(Collectors.joining("", "[databases]\n", ""));
    }

    static String user(String name, ScramVerifier verifier) {
        if (name.indexOf('"') >= 0 || name.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("no name for a userlist: " + name);
        }
        return "\"%s\" \"%s\"\n".formatted(name, verifier.text());
    }

    private static String key(String database) {
        if (!KEY.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "PgBouncer's file cannot name the database \"%s\": rename it, or connect to it"
                                    .formatted(database)
                            + " without a pooler");
        }
        return database;
    }
}
