package io.greenlight.preflight.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.advice.Advice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the checks found.
///
/// @param at when all of them were asked
/// @param notes what else is to be known of the run, in sentences: what was not looked at, say
/// @param findings the worst first; what somebody has acknowledged comes last
/// @param advice which strategy to take, and how long it may take; absent where nobody was asked
@JsonIgnoreProperties(value = "verdict", allowGetters = true)
public record PreflightReport(
        Subject subject,
        Instant at,
        List<String> notes,
        List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Advice advice) {

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding::isAcknowledged);

    public PreflightReport {
        notes = List.copyOf(notes);
        findings = findings.stream().sorted(WORST_FIRST).toList();
    }

    /// Without an advice.
    public PreflightReport(
            Subject subject, Instant at, List<String> notes, List<Finding> findings) {
        this(subject, at, notes, findings, null);
    }

    /// The same, with that advice.
    public PreflightReport advised(@Nullable Advice word) {
        return new PreflightReport(subject, at, notes, findings, word);
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
