package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.UpgradeLogs.LogFile;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why RDS did not upgrade a clone, as findings with their objects: what pg_upgrade's checks say,
/// what its lists of objects hold, and the statements that the new server did not take.
final class Refusal {

    static final String CHECK = "pg-upgrade";

    private static final String WHOLE_CLUSTER = "-";
    private static final String REMEDY =
            "Repair on the cluster what is named here, then rehearse again: count the tag"
                    + " UpgradeDB:Run up.";

    private Refusal() {}

    /// What stands in the files; where nothing that can be told apart does, what RDS said.
    ///
    /// @param complaints what RDS said, its own events first
    static List<Finding> findings(List<String> complaints, List<LogFile> files) {
        Set<Finding> found = new LinkedHashSet<>();
        Set<String> told = new LinkedHashSet<>();
        for (LogFile log : files.stream().filter(file -> !file.isList()).toList()) {
            for (UpgradeParagraph paragraph : UpgradeParagraph.all(log.text())) {
                Optional<LogFile> list = paragraph.listAmong(files);
                list.ifPresent(file -> told.add(file.name()));
                found.addAll(findings(paragraph, list));
            }
        }
        failed(files).stream().map(Refusal::finding).forEach(found::add);
        files.stream()
                .filter(LogFile::isList)
                .filter(file -> !told.contains(file.name()))
                .forEach(file -> found.addAll(unexplained(file)));
        if (found.isEmpty()) {
            found.add(finding(WHOLE_CLUSTER, complaints.getFirst(), "", List.of()));
        }
        return List.copyOf(found);
    }

    /// What the new server did not take; what broke off because of that says nothing more.
    private static List<FailedStatement> failed(List<LogFile> files) {
        List<FailedStatement> failed =
                files.stream()
                        .filter(file -> !file.isList())
                        .flatMap(file -> FailedStatement.in(file.text()).stream())
                        .toList();
        List<FailedStatement> first = failed.stream().filter(one -> !one.wasBrokenOff()).toList();
        return first.isEmpty() ? failed : first;
    }

    private static List<Finding> findings(UpgradeParagraph paragraph, Optional<LogFile> list) {
        Map<String, List<String>> objects =
                list.map(file -> ObjectList.byDatabase(file.text())).orElse(Map.of());
        if (objects.isEmpty()) {
            return List.of(finding(WHOLE_CLUSTER, paragraph.title(), paragraph.why(), List.of()));
        }
        List<Finding> findings = new ArrayList<>();
        objects.forEach((database, names) ->
                findings.add(finding(database, paragraph.title(), paragraph.why(), names)));
        return findings;
    }

    /// A list that no check refers to.
    private static List<Finding> unexplained(LogFile file) {
        List<Finding> findings = new ArrayList<>();
        ObjectList.byDatabase(file.text())
                .forEach((database, names) ->
                        findings.add(
                                finding(
                                        database,
                                        "pg_upgrade lists objects in " + file.name(),
                                        "",
                                        names)));
        return findings;
    }

    private static Finding finding(FailedStatement failed) {
        return finding(
                failed.database().orElse(WHOLE_CLUSTER),
                "the new version does not make it again: " + failed.error(),
                failed.hints(),
                failed.object().stream().toList());
    }

    private static Finding finding(
            String database, String title, String why, List<String> objects) {
        return new Finding(
                CHECK,
                Severity.BLOCKED,
                database,
                title,
                why.isEmpty() ? "The upgrade of the cluster would end here, as before." : why,
                REMEDY,
                objects);
    }
}
