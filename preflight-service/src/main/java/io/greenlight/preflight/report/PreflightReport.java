package io.greenlight.preflight.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.WarningPolicy;
import io.greenlight.preflight.advice.Advice;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the checks found.
///
/// @param at when all of them were asked
/// @param again when one was asked alone since then, by its name
/// @param notes what else is to be known of the run, in sentences: what was not looked at, say
/// @param policy what warnings do that nobody has acknowledged
/// @param findings the worst first; what somebody has acknowledged comes last
/// @param advice which strategy to take, and how long it may take; absent where nobody was asked
@JsonIgnoreProperties(value = "verdict", allowGetters = true)
public record PreflightReport(
        Subject subject,
        Instant at,
        Map<String, Instant> again,
        List<String> notes,
        WarningPolicy policy,
        List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Advice advice) {

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding::isAcknowledged);

    public PreflightReport {
        again = Collections.unmodifiableMap(new TreeMap<>(again));
        notes = List.copyOf(notes);
        findings = findings.stream().sorted(WORST_FIRST).toList();
    }

    /// What was found all at once, where nobody has acknowledged anything, without an advice.
    public PreflightReport(
            Subject subject, Instant at, List<String> notes, List<Finding> findings) {
        this(subject, at, Map.of(), notes, WarningPolicy.ALLOW, findings, null);
    }

    /// The same, with that advice.
    public PreflightReport advised(@Nullable Advice word) {
        return new PreflightReport(subject, at, again, notes, policy, findings, word);
    }

    /// What it comes to.
    @JsonProperty
    public Verdict verdict() {
        if (findings.isEmpty()) {
            return Verdict.CLEAR;
        }
        return findings.stream().anyMatch(policy::bars) ? Verdict.BLOCKED : Verdict.WARNINGS;
    }

    /// Which strategy to take, in one sentence, and what it waits for though nothing bars it.
    public Optional<String> counsel() {
        List<String> unheard =
                findings.stream()
                        .filter(one -> one.severity() == Severity.WARNING && policy.bars(one))
                        .map(Finding::check)
                        .distinct()
                        .toList();
        String waits =
                unheard.isEmpty()
                        ? ""
                        : "; warnings block here: the upgrade waits until somebody has"
                                + " acknowledged "
                                + String.join(", ", unheard);
        return Optional.ofNullable(advice).map(word -> word.sentence() + waits);
    }

    /// The same, found and weighed anew.
    public PreflightReport weighed(WarningPolicy by, List<Finding> anew) {
        return new PreflightReport(subject, at, again, notes, by, anew, advice);
    }

    /// The same, one check having been asked alone.
    public PreflightReport askedAgain(String check, Instant when) {
        Map<String, Instant> more = new TreeMap<>(again);
        more.put(check, when);
        return new PreflightReport(subject, at, more, notes, policy, findings, advice);
    }
}
