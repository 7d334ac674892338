package io.greenlight.preflight.tool;

import io.greenlight.contracts.Severity;
import io.greenlight.preflight.PreflightReport;
import java.util.List;

/// What came of it.
///
/// @param notAsked what has to be known beside the findings: checks that need RDS, ...
public record Answer(PreflightReport report, List<String> notAsked) {

    public Answer {
        notAsked = List.copyOf(notAsked);
    }

    /// How an upgrade would stand.
    public enum Verdict {
        CLEAN,
        WARNED,
        BLOCKED
    }

    public Verdict verdict() {
        if (report.isBlocked()) {
            return Verdict.BLOCKED;
        }
        return report.findings().stream().anyMatch(one -> one.severity() == Severity.WARNING)
                ? Verdict.WARNED
                : Verdict.CLEAN;
    }
}
