package io.greenlight.preflight.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What the checks found.
///
/// @param at when all of them were asked
/// @param notes what else is to be known of the run, in sentences: what was not looked at, say
/// @param findings the worst first; what somebody has acknowledged comes last
@JsonIgnoreProperties(value = "verdict", allowGetters = true)
public record PreflightReport(
        Subject subject, Instant at, List<String> notes, List<Finding> findings) {

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding::isAcknowledged);

    public PreflightReport {
        notes = List.copyOf(notes);
        findings = findings.stream().sorted(WORST_FIRST).toList();
    }

    /// What it comes to.
    @JsonProperty
    public Verdict verdict() {
        if (findings.isEmpty()) {
            return Verdict.CLEAR;
        }
        return findings.stream().anyMatch(one -> one.severity() == Severity.BLOCKED)
                ? Verdict.BLOCKED
                : Verdict.WARNINGS;
    }
}
