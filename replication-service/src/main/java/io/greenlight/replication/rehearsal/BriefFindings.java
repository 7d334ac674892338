package io.greenlight.replication.rehearsal;

import io.greenlight.contracts.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Findings as far as an event has room for them; all of them are in the report.
public final class BriefFindings {

    private static final int FINDINGS = 30;
    private static final int OBJECTS = 20;
    private static final int LETTERS = 500;
    private static final int OBJECT_LETTERS = 200;

    private BriefFindings() {}

    /// What blocks first.
    public static List<Finding> of(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .limit(FINDINGS)
                .map(BriefFindings::cut)
                .toList();
    }

    private static Finding cut(Finding one) {
        List<String> objects =
                new ArrayList<>(
                        one.objects().stream()
                                .limit(OBJECTS)
                                .map(object -> cut(object, OBJECT_LETTERS))
                                .toList());
        int more = one.objects().size() - objects.size();
        if (more > 0) {
            objects.add("and %d more".formatted(more));
        }
        return new Finding(
                one.check(),
                one.severity(),
                one.database(),
                cut(one.title(), LETTERS),
                cut(one.why(), LETTERS),
                one.remedy(),
                objects);
    }

    private static String cut(String text, int letters) {
        return text.length() > letters ? text.substring(0, letters) + "..." : text;
    }
}
