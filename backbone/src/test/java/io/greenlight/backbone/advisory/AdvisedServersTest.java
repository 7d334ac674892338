package io.greenlight.backbone.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The advisories against the servers that they speak of: nothing in them is made up, and nothing
/// that a server can be asked is left out.
final class AdvisedServersTest {

    /// What a packager, initdb or the version itself decides, or what only looks different.
    private static final Set<String> OF_NO_MATTER =
            Set.of(
                    "krb_server_keyfile",
                    "log_connections",
                    "server_version",
                    "server_version_num",
                    "shared_buffers",
                    "ssl_ciphers",
                    "ssl_ecdh_curve",
                    "ssl_library");

    /// Who may set them lets roles, databases and functions have them.
    private static final Set<String> SETTABLE =
            Set.of("user", "superuser", "backend", "superuser-backend");

    private static final String SETTINGS =
            "SELECT name, context, coalesce(boot_val, '') FROM pg_catalog.pg_settings";
    private static final String EXTENSIONS =
            "SELECT name, '', '' FROM pg_catalog.pg_available_extensions";

    private final List<RealServer> servers =
            RealServer.majors()
                    .map(RealServer::of)
                    .sorted(Comparator.comparing(RealServer::version))
                    .toList();

    private record Setting(String context, String value) {}

    @FunctionalInterface
    private interface Comparison {
        void of(RealServer before, RealServer after) throws SQLException;
    }

    @Test
    void theDefaultsThatChangeAreThoseOfTheServers() throws SQLException {
        between((before, after) -> {
            Map<String, Setting> old = rows(before, SETTINGS);
            Map<String, String> changed = new TreeMap<>();
            rows(after, SETTINGS)
                    .forEach((name, now) -> {
                        Setting then = old.get(name);
                        if (then != null
                                && !then.value().equals(now.value())
                                && !OF_NO_MATTER.contains(name)) {
                            changed.put(name, "%s -> %s".formatted(then.value(), now.value()));
                        }
                    });

            assertEquals(changed, defaults(before, after, old.keySet()));
        });
    }

    @Test
    void theSettingsThatARoleLosesAreThoseOfTheServers() throws SQLException {
        between((before, after) -> {
            Set<String> lost =
                    rows(before, SETTINGS).entrySet().stream()
                            .filter(one -> SETTABLE.contains(one.getValue().context()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toCollection(TreeSet::new));
            lost.removeAll(rows(after, SETTINGS).keySet());
            lost.remove("output_plugin_libraries");

            assertEquals(lost, new TreeSet<>(advice(before, after).names(Kind.REMOVED_SETTING)));
        });
    }

    @Test
    void theExtensionsOfContribThatGoAreThoseOfTheServers() throws SQLException {
        between((before, after) -> {
            Set<String> lost = new TreeSet<>(rows(before, EXTENSIONS).keySet());
            lost.removeAll(rows(after, EXTENSIONS).keySet());
            List<String> removed = advice(before, after).names(Kind.REMOVED_EXTENSION);

            assertTrue(removed.containsAll(lost), () -> lost + " are not all of " + removed);
            assertTrue(
                    rows(after, EXTENSIONS).keySet().stream().noneMatch(removed::contains),
                    () -> after.version() + " has some of " + removed);
        });
    }

    @Test
    void aServerLoadsThePluginsByItselfThatItIsSaidTo() throws SQLException {
        for (RealServer server : servers) {
            Setting setting = rows(server, SETTINGS).get("output_plugin_libraries");
            List<String> said = advice(server, server).names(Kind.OUTPUT_PLUGIN);

            assertEquals(
                    setting == null ? "" : setting.value(),
                    String.join(", ", said),
                    () -> "on " + server.version());
        }
    }

    @Test
    void everyOperatorClassThatIsNamedIsThere() throws SQLException {
        RealServer newest = servers.getLast();
        Database database = newest.create("advised");
        newest.execute(
                database,
                "CREATE EXTENSION ltree; CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm");
        try {
            for (Advisory one : Advisories.known().all()) {
                if (one.subject() instanceof Subject.Indexes some) {
                    for (OperatorClass named : some.indexes()) {
                        assertFalse(
                                classes(newest, database, named).isEmpty(),
                                () -> one.id() + ": " + named);
                    }
                }
            }
        } finally {
            newest.drop("advised");
        }
    }

    private void between(Comparison comparison) throws SQLException {
        for (int i = 1; i < servers.size(); i++) {
            comparison.of(servers.get(i - 1), servers.get(i));
        }
    }

    private static Map<String, String> defaults(
            RealServer before, RealServer after, Set<String> known) {
        Map<String, String> defaults = new TreeMap<>();
        for (Advisory one : advice(before, after).all()) {
            // A parameter that came in between, and has changed since, is none of the old one's.
            if (one.subject() instanceof Subject.Default its && known.contains(its.setting())) {
                defaults.put(its.setting(), "%s -> %s".formatted(its.before(), its.after()));
            }
        }
        return defaults;
    }

    private static Advisories advice(RealServer before, RealServer after) {
        return Advisories.known().on("clone", new VersionPair(before.version(), after.version()));
    }

    private static Set<String> classes(RealServer server, Database database, OperatorClass named)
            throws SQLException {
        String like =
                """
                SELECT o.opcname || ' of ' || m.amname, '', ''
                  FROM pg_catalog.pg_opclass AS o
                  JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
                  JOIN pg_catalog.pg_type AS t ON t.oid = o.opcintype
                 WHERE m.amname LIKE '%s' AND o.opcname LIKE '%s' AND t.typname LIKE '%s'
                """
                        .formatted(named.method(), named.name(), named.type());
        return rows(server, database, like).keySet();
    }

    private static Map<String, Setting> rows(RealServer server, String sql) throws SQLException {
        return rows(server, server.maintenance(), sql);
    }

    private static Map<String, Setting> rows(RealServer server, Database database, String sql)
            throws SQLException {
        Map<String, Setting> rows = new HashMap<>();
        try (Connection connection = server.open(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.put(row.getString(1), new Setting(row.getString(2), row.getString(3)));
            }
        }
        return rows;
    }
}
