package io.greenlight.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What RDS lets one set and the sandbox records and gives back, and no more.
final class Attributes {

    static final String CLUSTER_TEXT =
            " BackupRetentionPeriod PreferredBackupWindow PreferredMaintenanceWindow"
                    + " DeletionProtection CopyTagsToSnapshot AutoMinorVersionUpgrade"
                    + " EnablePerformanceInsights";

    private static final List<String> CLUSTER = List.of(CLUSTER_TEXT.strip().split(" ", -1));
    private static final String EXPORTS = "EnabledCloudwatchLogsExports";

    private Attributes() {}

    static SortedMap<String, String> ofNewCluster(Query query) {
        SortedMap<String, String> attributes =
                new TreeMap<>(
                        Map.of(
                                "BackupRetentionPeriod", "1",
                                "PreferredBackupWindow", "03:00-03:30",
                                "PreferredMaintenanceWindow", "sun:05:00-sun:05:30",
                                "DeletionProtection", "false",
                                "CopyTagsToSnapshot", "false",
                                "AutoMinorVersionUpgrade", "true"));
        attributes.putAll(changed(query));
        return attributes;
    }

    /// What a cluster made of another has: all of that one's but its protection, as on RDS.
    static SortedMap<String, String> ofCopy(Map<String, String> source, Query query) {
        SortedMap<String, String> attributes = new TreeMap<>(source);
        attributes.put("DeletionProtection", "false");
        attributes.putAll(changed(query));
        return attributes;
    }

    /// What the request sets of them.
    static Map<String, String> changed(Query query) {
        Map<String, String> attributes = new TreeMap<>();
        CLUSTER.forEach(name -> query.text(name).ifPresent(value -> attributes.put(name, value)));
        query.number("BackupRetentionPeriod")
                .filter(days -> days < 1 || days > 35)
                .ifPresent(days -> {
                    throw RdsError.invalidValue(
                            "Invalid backup retention period: %d. Must be between 1 and 35."
                                    .formatted(days));
                });
        List<String> exports = query.values("EnableCloudwatchLogsExports");
        requireTypes(exports);
        if (!exports.isEmpty()) {
            attributes.put(EXPORTS, String.join(",", exports));
        }
        return attributes;
    }

    /// Which log types go to CloudWatch from now on.
    static Map<String, String> exports(Query query, Map<String, String> present) {
        var types = new java.util.TreeSet<String>();
        String before = present.getOrDefault(EXPORTS, "");
        if (!before.isEmpty()) {
            types.addAll(List.of(before.split(",", -1)));
        }
        List<String> enabled = query.values("CloudwatchLogsExportConfiguration.EnableLogTypes");
        requireTypes(enabled);
        types.addAll(enabled);
        query.values("CloudwatchLogsExportConfiguration.DisableLogTypes").forEach(types::remove);
        return Map.of(EXPORTS, String.join(",", types));
    }

    private static void requireTypes(List<String> types) {
        if (types.stream().anyMatch(type -> !type.equals("postgresql"))) {
            throw RdsError.invalidCombination(
                    "You cannot use the log types '%s' with engine aurora-postgresql."
                            .formatted(String.join(",", types)));
        }
    }

    static void requireEngine(Query query) {
        String engine = query.required("Engine");
        if (!engine.equals("aurora-postgresql")) {
            throw RdsError.invalidValue(
                    "Invalid DB engine: %s. The sandbox has aurora-postgresql only."
                            .formatted(engine));
        }
    }

    static String password(Query query) {
        String password = query.required("MasterUserPassword");
        boolean printable =
                password.chars().allMatch(c -> c > ' ' && c < 127 && "/@\"".indexOf(c) < 0);
        if (password.length() < 8 || !printable) {
            throw RdsError.invalidValue(
                    "The parameter MasterUserPassword is not a valid password. Only printable ASCII"
                            + " characters besides '/', '@', '\"', ' ' may be used, 8 at least.");
        }
        return password;
    }
}
