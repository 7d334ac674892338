package io.greenlight.sandbox.api;

import io.greenlight.sandbox.server.EngineVersion;
import io.greenlight.sandbox.work.World;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Engine versions and what they can be upgraded to.
final class EngineActions {

    private final Versions versions;

    EngineActions(World world) {
        this.versions = new Versions(world);
    }

    List<Action> actions() {
        return List.of(
                Action.of(
                        "DescribeDBEngineVersions",
                        "Engine EngineVersion DBParameterGroupFamily DefaultOnly IncludeAll Filters"
                                + " MaxRecords Marker ListSupportedTimezones"
                                + " ListSupportedCharacterSets",
                        this::describe),
                Action.of(
                        "DescribeOrderableDBInstanceOptions",
                        "Engine EngineVersion DBInstanceClass LicenseModel Vpc Filters MaxRecords"
                                + " Marker",
                        this::describeOrderable));
    }

    private List<Xml> describeOrderable(Query query) {
        SortedMap<String, Xml> found = new TreeMap<>();
        Filters.of(query);
        String wanted = query.text("DBInstanceClass").orElse("");
        if (query.required("Engine").equals("aurora-postgresql")) {
            for (EngineVersion version : versions.all()) {
                for (String type : InstanceClasses.ALL) {
                    if (matches(query, version) && (wanted.isEmpty() || wanted.equals(type))) {
                        found.put(version + " " + type, orderable(version, type));
                    }
                }
            }
        }
        return Page.of(query, found).in("OrderableDBInstanceOptions", option -> option);
    }

    private static Xml orderable(EngineVersion version, String type) {
        return Xml.of(
                "OrderableDBInstanceOption",
                Xml.text("Engine", "aurora-postgresql"),
                Xml.text("EngineVersion", version),
                Xml.text("DBInstanceClass", type),
                Xml.text("LicenseModel", "postgresql-license"),
                Xml.text("MultiAZCapable", false),
                Xml.text("StorageType", "aurora"));
    }

    private List<Xml> describe(Query query) {
        SortedMap<String, EngineVersion> found = new TreeMap<>();
        Filters.of(query);
        String engine = query.text("Engine").orElse("aurora-postgresql");
        if (engine.equals("aurora-postgresql")) {
            versions.all().stream()
                    .filter(version -> matches(query, version))
                    .forEach(version -> found.put(version.toString(), version));
        }
        if (query.flag("DefaultOnly") && !found.isEmpty()) {
            EngineVersion newest = found.get(found.lastKey());
            found.clear();
            if (newest != null) {
                found.put(newest.toString(), newest);
            }
        }
        return Page.of(query, found).in("DBEngineVersions", this::xml);
    }

    private static boolean matches(Query query, EngineVersion version) {
        String wanted = query.text("EngineVersion").orElse("");
        String family = query.text("DBParameterGroupFamily").orElse("");
        return (wanted.isEmpty()
                        || wanted.equals(version.toString())
                        || wanted.equals(Integer.toString(version.major())))
                && (family.isEmpty() || family.equals(version.family()));
    }

    private Xml xml(EngineVersion version) {
        return Xml.of(
                "DBEngineVersion",
                Xml.text("Engine", "aurora-postgresql"),
                Xml.text("EngineVersion", version),
                Xml.text("MajorEngineVersion", version.major()),
                Xml.text("DBParameterGroupFamily", version.family()),
                Xml.text("DBEngineDescription", "Aurora PostgreSQL"),
                Xml.text(
                        "DBEngineVersionDescription",
                        "Aurora PostgreSQL (compatible with PostgreSQL %s)".formatted(version)),
                Xml.text("Status", "available"),
                Xml.text("SupportsReadReplica", false),
                Xml.text("SupportsGlobalDatabases", true),
                Xml.text("SupportsLogExportsToCloudwatchLogs", true),
                Xml.list("ExportableLogTypes", List.of("postgresql"), it -> Xml.text("member", it)),
                Xml.list(
                        "SupportedEngineModes",
                        List.of("provisioned"),
                        it -> Xml.text("member", it)),
                Xml.list("SupportedFeatureNames", List.of(), it -> Xml.text("member", it)),
                Xml.list(
                        "ValidUpgradeTarget",
                        versions.targets(version),
                        target -> target(version, target)));
    }

    private static Xml target(EngineVersion source, EngineVersion target) {
        return Xml.of(
                "UpgradeTarget",
                Xml.text("Engine", "aurora-postgresql"),
                Xml.text("EngineVersion", target),
                Xml.text(
                        "Description",
                        "Aurora PostgreSQL (compatible with PostgreSQL %s)".formatted(target)),
                Xml.text("AutoUpgrade", false),
                Xml.text("IsMajorVersionUpgrade", target.major() != source.major()));
    }
}
