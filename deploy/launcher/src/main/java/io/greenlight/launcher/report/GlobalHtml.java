package io.greenlight.launcher.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// What a page says of a Global Database: its members, and what RDS told of all regions in order.
final class GlobalHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private GlobalHtml() {}

    static String of(GlobalPart part) {
        return """
        <h2>Members</h2>
        <p>As each instance said itself in the end; gaps are computed from the probe's trace.</p>
        %s
        <h2>What RDS told</h2>
        %s
        """
                .formatted(
                        table(
                                List.of(
                                        "region",
                                        "cluster",
                                        "instance",
                                        "version",
                                        "patch level",
                                        "away"),
                                part.members.stream().map(GlobalHtml::member).toList()),
                        table(
                                List.of("time (UTC)", "resource", "event"),
                                part.timeline.stream().map(GlobalHtml::entry).toList()));
    }

    private static List<String> member(GlobalPart.Member one) {
        GlobalPart.Server server = one.server();
        return List.of(
                server.region(),
                server.cluster(),
                server.instance(),
                server.version(),
                server.patchLevel(),
                Summary.gaps(one.gaps()));
    }

    private static List<String> entry(GlobalPart.Entry one) {
        return List.of(TIME.format(one.at()), one.region() + " " + one.resource(), one.sentence());
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return head.stream()
                        .map(name -> "<th align=\"left\">" + name)
                        .collect(Collectors.joining("", "<table><tr>", "\n"))
                + rows.stream().map(GlobalHtml::row).collect(Collectors.joining())
                + "</table>";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> "<td>" + HtmlReport.escaped(cell))
                .collect(Collectors.joining("", "<tr>", "\n"));
    }
}
