package io.greenlight.notifier;

import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
          Who acts:   %s
          What to do: %s
        """
                .formatted(
                        weight(finding),
                        finding.title(),
                        finding.check(),
                        finding.database().equals("-") ? "" : ", database " + finding.database(),
                        indented(finding.why()),
                        objects(finding.objects()),
                        who(finding.fault()),
                        indented(finding.remedy()));
    }

    private static String weight(Finding finding) {
        if (finding.severity() == Severity.BLOCKED) {
            return "blocks";
        }
        Acknowledgement known = finding.acknowledged();
        if (known == null) {
            return "warning";
        }
        return known.unseen().isEmpty()
                ? "acknowledged by %s at %s".formatted(known.by(), Times.second(known.at()))
                : "warning, new since %s acknowledged it: %s"
                        .formatted(known.by(), objects(known.unseen()));
    }

    private static String who(Fault fault) {
        return switch (fault) {
            case OPERATOR -> "the owner of the cluster";
            case PLATFORM -> "AWS, or time";
            case GREENLIGHT -> "Greenlight";
        };
    }

    /// Where all of it can be read, if it can.
    static String whole(@Nullable String report) {
        return report == null ? "" : "\nAll of it, as a page: %s\n".formatted(report);
    }

    /// Which strategy to take, if preflight could say.
    static String advised(@Nullable String advice) {
        return advice == null ? "" : "\nWhich strategy: %s.\n".formatted(advice);
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
