package io.greenlight.launcher.report;

import io.greenlight.launcher.load.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report as one page that needs nothing else: figures, phases, and what clients waited.
public final class HtmlReport {

    private static final int WIDTH = 1_000;
    private static final int CHART_HEIGHT = 260;
    private static final int ROW = 22;

    private final Report report;
    private final Timeline timeline;

    public HtmlReport(Report report, Timeline timeline) {
        this.report = report;
        this.timeline = timeline;
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, html());
    }

    String html() {
        List<Timeline.Bucket> buckets = timeline.buckets();
        long length = Math.max(1, buckets.isEmpty() ? 1 : buckets.getLast().at() + 100);
        return """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Greenlight: %s</title>
        <style>
          body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; }
          td { padding: .1rem 1rem .1rem 0; } svg { width: 100%%; background: #f7f7f5; }
          text { font: 12px system-ui, sans-serif; } .bad { color: #b00020; font-weight: 600; }
        </style>
        <h1>%s: %s to %s</h1>
        <p class="%s">%s %s</p>
        <h2>Figures</h2><table>%s</table>
        <h2>What clients waited</h2>
        <p>The worst latency of each tenth of a second, in milliseconds (logarithmic), from the
        moment at which a transaction was due. Red: tenths with errors.</p>
        %s
        <h2>Phases</h2>
        %s
        %s
        </html>
        """
                .formatted(
                        escaped(report.cluster),
                        escaped(report.cluster),
                        escaped(report.sourceVersion),
                        escaped(report.targetVersion),
                        report.held() ? "good" : "bad",
                        escaped(report.result),
                        escaped(report.reason),
                        figures(),
                        chart(buckets, length),
                        phases(length),
                        report.ofGlobalDatabase() ? GlobalHtml.of(report.global()) : "");
    }

    private String figures() {
        return Summary.of(report)
                .lines()
                .map(line -> line.split(":\\s+", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> "<tr><td>" + escaped(parts[0]) + "<td>" + escaped(parts[1]) + "\n")
                .collect(Collectors.joining());
    }

    private static String chart(List<Timeline.Bucket> buckets, long length) {
        String bars =
                buckets.stream()
                        .map(bucket -> {
                            double height = height(bucket.worst());
                            return rectangle(
                                    new Box(
                                            (double) WIDTH * bucket.at() / length,
                                            CHART_HEIGHT - height,
                                            Math.max(0.6, WIDTH * 100.0 / length),
                                            height),
                                    bucket.failures() > 0 ? "#b00020" : "#2a6f97");
                        })
                        .collect(Collectors.joining("\n"));
        String lines =
                List.of(1, 10, 100, 1_000).stream()
                        .map(HtmlReport::line)
                        .collect(Collectors.joining("\n"));
        return "<svg viewBox=\"0 0 %d %d\">%s%s</svg>".formatted(WIDTH, CHART_HEIGHT, bars, lines);
    }

    /// A millisecond is as high as the step from 1 to 10, or from 10 to 100.
    private static double height(double millis) {
        return Math.max(0, (Math.log10(Math.max(millis, 0.1)) + 1) * CHART_HEIGHT / 5);
    }

    private static String line(int millis) {
        double y = CHART_HEIGHT - height(millis);
        return String.format(
                Locale.ROOT,
                "<line x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#bbb\"/>"
                        + "<text x=\"4\" y=\"%.1f\">%d ms</text>",
                WIDTH,
                y,
                y,
                y - 3,
                millis);
    }

    private String phases(long length) {
        StringBuilder rows = new StringBuilder();
        int row = 0;
        for (Report.Phase phase : report.phases) {
            Instant start = phase.start();
            double x =
                    (double) WIDTH * Duration.between(timeline.start(), start).toMillis() / length;
            rows.append(
                    rectangle(
                            new Box(
                                    x,
                                    row * ROW + 3,
                                    Math.max(1.5, (double) WIDTH * phase.milliseconds() / length),
                                    ROW - 6),
                            "#8ab17d"));
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s, %,d ms</text>%n",
                            x > WIDTH * 0.6 ? x - 4 : x + 4,
                            row * ROW + 15,
                            x > WIDTH * 0.6 ? "end" : "start",
                            escaped(phase.name()),
                            phase.milliseconds()));
            row++;
        }
        return "<svg viewBox=\"0 0 %d %d\">%s</svg>".formatted(WIDTH, row * ROW + 4, rows);
    }

    private record Box(double x, double y, double width, double height) {}

    private static String rectangle(Box box, String colour) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                colour);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
