package io.greenlight.preflight;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradePath;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What one run of the checks found.
///
/// @param parameterGroup the source's; the upgrade makes its counterpart for the target's version
/// @param findings what blocks, then what only warns
public record PreflightReport(
        UpgradeId upgrade,
        ClusterRef cluster,
        Instant at,
        UpgradePath path,
        String parameterGroup,
        List<Finding> findings) {

    public PreflightReport {
        findings = findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    /// Whether the upgrade must not start.
    public boolean isBlocked() {
        return findings.stream().anyMatch(one -> one.severity() == Severity.BLOCKED);
    }

    /// For a person, or for a terminal.
    public String text() {
        long blocking = findings.stream().filter(one -> one.severity() == Severity.BLOCKED).count();
        String head =
                """
                Preflight of %s (%s), %s
                at %s: %d findings block, %d warn
                Parameter group of the source: %s (its counterpart for the target is made from it)
                """
                        .formatted(
                                cluster,
                                path,
                                upgrade,
                                at,
                                blocking,
                                findings.size() - blocking,
                                parameterGroup);
        return head
                + findings.stream().map(PreflightReport::paragraph).collect(Collectors.joining());
    }

    private static String paragraph(Finding one) {
        String where = one.database().equals("-") ? "the cluster" : "database " + one.database();
        return """

        %s %s in %s
          %s
          why: %s
          objects: %s
          remedy:
        %s
        """
                .formatted(
                        one.severity() == Severity.BLOCKED ? "BLOCKED" : "WARNING",
                        one.check(),
                        where,
                        one.title(),
                        one.why(),
                        String.join(", ", one.objects()),
                        one.remedy().indent(4).stripTrailing());
    }
}
