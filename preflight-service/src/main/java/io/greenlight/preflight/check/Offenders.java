package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Offender.Effect;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a query found in one database, on its way to findings.
///
/// @param database where, as it stands in findings
public record Offenders(String database, List<Offender> all) {

    public Offenders {
        all = List.copyOf(all);
    }

    /// What to say of them.
    ///
    /// @param title what they are, in a few words; their number is added
    /// @param why what would happen to the upgrade
    public record Words(String title, String why) {}

    /// The same, each remedy made into something that can be run.
    public Offenders remedied(UnaryOperator<String> remedy) {
        return new Offenders(
                database,
                all.stream()
                        .map(one ->
                                new Offender(
                                        one.object(), remedy.apply(one.remedy()), one.effect()))
                        .toList());
    }

    /// All of them stand in the way.
    public List<Finding> blocked(PreflightCheck check, Words words) {
        return finding(check, Severity.BLOCKED, all, words);
    }

    /// None of them stands in the way, yet an operator should know.
    public List<Finding> warned(PreflightCheck check, Words words) {
        return finding(check, Severity.WARNING, all, words);
    }

    /// Each as the query said.
    public List<Finding> judged(PreflightCheck check, Words blocking, Words warning) {
        return Stream.concat(
                        finding(check, Severity.BLOCKED, only(Effect.BLOCKS), blocking).stream(),
                        finding(check, Severity.WARNING, only(Effect.WARNS), warning).stream())
                .toList();
    }

    private List<Offender> only(Effect effect) {
        return all.stream().filter(one -> one.effect() == effect).toList();
    }

    private List<Finding> finding(
            PreflightCheck check, Severity severity, List<Offender> some, Words words) {
        if (some.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Finding(
                        check.id(),
                        severity,
                        database,
                        "%s: %d".formatted(words.title(), some.size()),
                        words.why(),
                        some.stream()
                                .map(Offender::remedy)
                                .distinct()
                                .collect(Collectors.joining("\n")),
                        some.stream().map(Offender::object).toList()));
    }
}
