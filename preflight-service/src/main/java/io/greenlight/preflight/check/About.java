package io.greenlight.preflight.check;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is known of a check before it has looked: its name, the ways on which it counts, and what
/// it says. Findings take their words from here, and so does the page of all checks.
///
/// @param id kebab-case, stable over releases; it stands in every finding
/// @param ways how much it weighs at most on each; it is not asked on the others
/// @param fault who has to act on its findings
/// @param words what it says of offenders that block, and of those that only warn
public record About(
        String id, Map<Way, Severity> ways, Span span, Fault fault, Map<Severity, Words> words) {

    public About {
        ways = Map.copyOf(ways);
        words = Map.copyOf(words);
    }

    /// What to say of offenders.
    ///
    /// @param title what they are, in a few words; their number is added
    /// @param why what would happen to the upgrade
    public record Words(String title, String why) {}

    static About of(String id) {
        return new About(id, Map.of(), Span.ANY, Fault.OPERATOR, Map.of());
    }

    /// On these ways it weighs that much at most.
    About on(Severity most, Way... some) {
        Map<Way, Severity> more = new EnumMap<>(Way.class);
        more.putAll(ways);
        for (Way way : some) {
            more.put(way, most);
        }
        return new About(id, more, span, fault, words);
    }

    /// It counts between these versions only.
    About only(Span versions) {
        return new About(id, ways, versions, fault, words);
    }

    /// Somebody else than the cluster's owner has to act.
    About fault(Fault whose) {
        return new About(id, ways, span, whose, words);
    }

    /// What it says of offenders of that kind; without words for warnings it says those for what
    /// blocks.
    About says(Severity severity, String title, String why) {
        Map<Severity, Words> more = new EnumMap<>(Severity.class);
        more.putAll(words);
        more.put(severity, new Words(title, why));
        return new About(id, ways, span, fault, more);
    }

    /// Whether it is to be asked on that route at all.
    public boolean appliesTo(Route route) {
        return ways.containsKey(route.way()) && span.holds().test(route);
    }

    /// The most that it can weigh on that route; so much weighs not knowing, too.
    public Severity most(Route route) {
        return words.containsKey(Severity.BLOCKED)
                ? ways.getOrDefault(route.way(), Severity.BLOCKED)
                : Severity.WARNING;
    }

    /// What to tell of those offenders on that route, their remedies one after the other.
    List<Finding> findings(Offenders found, Route route) {
        return findings(found, route, remedies -> String.join("\n", remedies));
    }

    /// The same.
    ///
    /// @param remedy makes what they wish for, each wish once, into what somebody can run
    List<Finding> findings(Offenders found, Route route, Function<List<String>, String> remedy) {
        if (most(route) == Severity.WARNING) {
            return told(Severity.WARNING, found, remedy);
        }
        if (!words.containsKey(Severity.WARNING)) {
            return told(Severity.BLOCKED, found, remedy);
        }
        return Stream.concat(
                        told(Severity.BLOCKED, found.blocking(), remedy).stream(),
                        told(Severity.WARNING, found.warning(), remedy).stream())
                .toList();
    }

    private List<Finding> told(
            Severity severity, Offenders some, Function<List<String>, String> remedy) {
        if (some.all().isEmpty()) {
            return List.of();
        }
        Words said = said(severity);
        return List.of(
                new Finding(
                        id,
                        severity,
                        some.database(),
                        "%s: %d".formatted(said.title(), some.all().size()),
                        said.why(),
                        remedy.apply(some.all().stream().map(Offender::remedy).distinct().toList()),
                        some.all().stream().map(Offender::object).toList(),
                        fault,
                        null));
    }

    /// The words for that severity, or the only ones that there are.
    Words said(Severity severity) {
        Words exact = words.get(severity);
        return exact != null ? exact : words.values().iterator().next();
    }
}
