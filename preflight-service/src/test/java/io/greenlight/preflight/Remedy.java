package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/// What a finding says is to be done, done as it stands: pasted into psql as a whole, or, where it
/// is commands of the AWS CLI, into a shell. What is to be run after the upgrade is run, too, to
/// see that it can be.
///
/// @param text may have anything in its quotes, the ends of lines included
record Remedy(String text) {

    private static final String LATER = "-- after the upgrade: ";
    private static final Pattern PASSWORD = Pattern.compile("\\\\password (.+)");
    private static final Pattern PARAMETER =
            Pattern.compile("ParameterName=([\\w.]+),ParameterValue=('\"[^\"]*\"'|[^,]*),");

    /// Does it.
    void follow(Session desk) throws SQLException {
        String sql = text.startsWith(LATER) ? text.replace(LATER, "") : text;
        for (String line : sql.lines().filter(one -> one.startsWith("\\")).toList()) {
            Matcher command = PASSWORD.matcher(line);
            assertTrue(command.matches(), line);
            desk.run("ALTER ROLE %s PASSWORD 'x'".formatted(command.group(1)));
        }
        for (Map.Entry<String, String> one : parameters().entrySet()) {
            String[] values = one.getValue().split(",", -1);
            String template = "ALTER SYSTEM SET " + one.getKey() + " = %L";
            desk.run(desk.formatted(template + ", %L".repeat(values.length - 1), values));
            desk.run("SELECT pg_reload_conf()");
        }
        for (NativeQuery one : statements(sql)) {
            desk.run(one.nativeSql);
        }
    }

    /// Split where psql would: by semicolons that are no part of a name or a comment.
    private static List<NativeQuery> statements(String text) throws SQLException {
        String sql = text.replaceAll("(?m)^(aws |\\\\).*$", "");
        return Parser.parseJdbcSql(sql, true, false, true, false, false);
    }

    /// What its commands set in the cluster's parameter group, as a server without RDS calls it.
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            if (parameter.group(1).equals("rds.logical_replication")) {
                parameters.put("wal_level", "logical");
            } else {
                parameters.put(parameter.group(1), parameter.group(2).replaceAll("^'\"|\"'$", ""));
            }
        }
        return parameters;
    }
}
