package io.greenlight.replication.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.database.Objection;
import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plans that a server would make of statements whose values nobody knows. Nothing is executed,
/// and the transaction could write nothing.
///
/// EXPLAIN (GENERIC_PLAN) came with 16; a prepared statement that is forced to its generic plan is
/// the same on every major, so that both sides are asked in one way.
public final class GenericPlans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String BEGIN =
            """
            SELECT pg_catalog.set_config(s.name, s.setting, true)
              FROM (VALUES ('search_path', ?), ('plan_cache_mode', 'force_generic_plan'),
                           ('statement_timeout', '10s'), ('transaction_read_only', 'on'))
                   AS s (name, setting)
            """;

    private static final String PREPARE =
            "SELECT pg_catalog.format('PREPARE greenlight_statement AS %s', ?::text)";

    private static final String EXPLAIN =
            """
            SELECT pg_catalog.format(
                       'EXPLAIN (FORMAT JSON) EXECUTE greenlight_statement%s',
                       '(' || pg_catalog.string_agg('NULL', ', ')
                                FILTER (WHERE p.kind IS NOT NULL) || ')')
              FROM pg_catalog.pg_prepared_statements AS s
              LEFT JOIN LATERAL pg_catalog.unnest(s.parameter_types) AS p (kind) ON true
             WHERE s.name = 'greenlight_statement'
            """;

    private static final String FORGET =
            """
            SELECT 'DEALLOCATE greenlight_statement'
              FROM pg_catalog.pg_prepared_statements AS s
             WHERE s.name = 'greenlight_statement'
            """;

    private final Connection connection;

    GenericPlans(Connection connection) {
        this.connection = connection;
    }

    /// A plan, or why there is none.
    ///
    /// @param cost what the planner expects of the whole, in its own unit
    /// @param nodes from the top, each two spaces further in than what it feeds
    /// @param objection what the server has against the statement; empty where there is a plan
    public record Plan(double cost, List<String> nodes, String objection) {

        public Plan {
            nodes = List.copyOf(nodes);
        }

        static Plan none(String objection) {
            return new Plan(0, List.of(), objection);
        }
    }

    /// The plan of that statement under that search_path.
    public Plan of(String statement, String searchPath) throws SQLException {
        connection.setAutoCommit(false);
        try {
            new Query(connection, BEGIN, searchPath).texts();
            new Query(connection, PREPARE, statement).build();
            String explain = new Query(connection, EXPLAIN).text();
            return read(new Query(connection, explain).text());
        } catch (SQLException refused) {
            return Plan.none(
                    Query.wasCanceled(refused)
                            ? String.valueOf(refused.getMessage())
                            : Objection.of(refused));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            new Query(connection, FORGET).build();
        }
    }

    private static Plan read(String json) throws SQLException {
        try {
            JsonNode top = JSON.readTree(json).path(0).path("Plan");
            List<String> nodes = new ArrayList<>();
            add(top, "", nodes);
            return new Plan(top.path("Total Cost").asDouble(), nodes, "");
        } catch (JsonProcessingException broken) {
            throw new SQLException("a plan cannot be read", broken);
        }
    }

    private static void add(JsonNode node, String indent, List<String> nodes) {
        String index = word(node, "Index Name").map(" using "::concat).orElse("");
        String relation = word(node, "Relation Name").map(" on "::concat).orElse("");
        nodes.add(indent + node.path("Node Type").asText() + index + relation);
        node.path("Plans").forEach(child -> add(child, indent + "  ", nodes));
    }

    private static Optional<String> word(JsonNode node, String key) {
        return Optional.of(node.path(key).asText()).filter(word -> !word.isEmpty());
    }
}
