package io.greenlight.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a summary says of a Global Database, name and value by name and value.
final class GlobalSummary {

    private GlobalSummary() {}

    record Line(String name, String value) {}

    static List<Line> of(GlobalPart part) {
        List<Line> lines = new ArrayList<>();
        for (GlobalPart.Member one : part.members) {
            GlobalPart.Server server = one.server();
            lines.add(
                    new Line(
                            "member",
                            "%s %s: %s, patched to %s, away %s"
                                    .formatted(
                                            server.region(),
                                            server.instance(),
                                            server.version(),
                                            server.patchLevel(),
                                            Summary.gaps(one.gaps()))));
        }
        lines.add(
                new Line(
                        "other region",
                        String.format(
                                Locale.ROOT,
                                "%,d reads, %d failed, %,.0f ms without an answer at most",
                                part.reads,
                                part.failedReads,
                                part.readMaxOutageMs)));
        if (!part.timelineFile.isEmpty()) {
            lines.add(
                    new Line(
                            "timeline",
                            "%d entries here, all of them: %s"
                                    .formatted(part.timeline.size(), part.timelineFile)));
        }
        return lines;
    }
}
