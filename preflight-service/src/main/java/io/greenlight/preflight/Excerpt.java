package io.greenlight.preflight;

import io.greenlight.contracts.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// As much of the findings as fits into one event: SQS takes 256 KiB, SNS no more, and a schema can
/// have ten thousand tables without a key. The archive has all of it.
final class Excerpt {

    private static final int OBJECTS = 20;
    private static final int BYTES = 120_000;

    private Excerpt() {}

    /// The first findings, each with its first objects, and one that says what was left out.
    ///
    /// @param archive where the whole is
    static List<Finding> of(List<Finding> findings, String archive) {
        List<Finding> kept = new ArrayList<>();
        int bytes = 0;
        for (Finding finding : findings) {
            Finding brief = brief(finding, archive);
            bytes += size(brief);
            if (bytes > BYTES) {
                kept.add(leftOut(findings, findings.size() - kept.size(), archive));
                return kept;
            }
            kept.add(brief);
        }
        return kept;
    }

    private static Finding brief(Finding one, String archive) {
        return one.brief(brief(one.remedy(), archive), first(one.objects(), "and %d more"));
    }

    private static String brief(String remedy, String archive) {
        List<String> lines = remedy.lines().toList();
        return lines.size() <= OBJECTS
                ? remedy
                : first(lines, "-- and %d more lines, see " + archive).stream()
                        .collect(Collectors.joining("\n"));
    }

    private static List<String> first(List<String> all, String more) {
        if (all.size() <= OBJECTS) {
            return all;
        }
        List<String> first = new ArrayList<>(all.subList(0, OBJECTS));
        first.add(more.formatted(all.size() - OBJECTS));
        return first;
    }

    private static Finding leftOut(List<Finding> findings, int count, String archive) {
        Finding next = findings.get(findings.size() - count);
        return new Finding(
                "more-findings",
                next.severity(),
                "-",
                "%d findings more".formatted(count),
                "they did not fit into this event",
                "aws s3 cp %s -".formatted(archive),
                List.of());
    }

    private static int size(Finding one) {
        return one.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
