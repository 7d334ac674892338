package io.greenlight.notifier;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.stream.Collectors;

/// Findings in words, what blocks first.
final class FindingWords {

    /// Of a thousand tables nobody reads the names in a mail.
    private static final int OBJECTS = 20;

    private FindingWords() {}

    static long blocked(List<Finding> findings) {
        return findings.stream().filter(one -> one.severity() == Severity.BLOCKED).count();
    }

    static String all(List<Finding> findings) {
        return findings.stream().map(FindingWords::one).collect(Collectors.joining("\n"));
    }

    private static String one(Finding finding) {
        return """
        [%s] %s (%s%s)
          Why:        %s
          Objects:    %s
          What to do: %s
        """
                .formatted(
                        finding.severity() == Severity.BLOCKED ? "blocks" : "warning",
                        finding.title(),
                        finding.check(),
                        finding.database().equals("-") ? "" : ", database " + finding.database(),
                        indented(finding.why()),
                        objects(finding.objects()),
                        indented(finding.remedy()));
    }

    private static String objects(List<String> objects) {
        if (objects.isEmpty()) {
            return "-";
        }
        String named = objects.stream().limit(OBJECTS).collect(Collectors.joining(", "));
        int more = objects.size() - OBJECTS;
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n              ");
    }
}
