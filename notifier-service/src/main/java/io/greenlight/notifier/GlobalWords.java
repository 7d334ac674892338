package io.greenlight.notifier;

import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.contracts.UpgradedGlobally;
import java.util.List;
import java.util.stream.Collectors;

/// What is said of a Global Database that is upgraded, or patched, in all its regions: what every
/// member says of itself, and what RDS told meanwhile.
final class GlobalWords {

    private static final String MEMBERS =
            """
            | region | cluster | instance | version | patch level |
            | --- | --- | --- | --- | --- |
            """;

    private static final String TIMELINE =
            """
            | time (UTC) | resource | event |
            | --- | --- | --- |
            """;

    private GlobalWords() {}

    static Draft upgraded(UpgradedGlobally upgraded) {
        String level = level(upgraded);
        String body =
                """
                All members of the Global Database %s are on %s,
                and its primary %s takes writes. Each instance was asked itself:

                %s
                %s
                What RDS told meanwhile, in all regions:

                %s
                There is nothing to clean up, and no clone to go back to.
                """
                        .formatted(
                                upgraded.globalCluster(),
                                level,
                                upgraded.cluster(),
                                members(upgraded.members()),
                                InPlaceWords.downtimes(upgraded.downtimes()),
                                timeline(upgraded.timeline(), upgraded.timelineFile()));
        return Draft.completed(upgraded.cluster(), "all members are on " + level, body);
    }

    /// From where to where; where nothing but patches is wanted, of what.
    static String path(UpgradePath path) {
        return path.source().equals(path.target())
                ? "patches of %s by %s".formatted(path.source(), path.strategy().word())
                : path.toString();
    }

    /// Every instance, a row each.
    static String members(List<GlobalMember> members) {
        return MEMBERS
                + members.stream()
                        .map(one ->
                                "| %s | %s | %s | %s | %s |\n"
                                        .formatted(
                                                one.cluster().region(),
                                                one.cluster(),
                                                one.instance(),
                                                one.version(),
                                                one.patchLevel()))
                        .collect(Collectors.joining());
    }

    /// What RDS told, a row each, and where all of it is.
    static String timeline(List<Happening> timeline, String file) {
        if (timeline.isEmpty()) {
            return "Nothing.\n";
        }
        String rows = timeline.stream().map(GlobalWords::row).collect(Collectors.joining());
        String whole =
                timeline.size() < UpgradedGlobally.LONGEST_TIMELINE ? "Also in" : "All of it:";
        return TIMELINE + rows + "\n%s %s\n".formatted(whole, file);
    }

    private static String row(Happening one) {
        return "| %s | %s %s %s | %s |\n"
                .formatted(
                        Times.plainSecond(one.at()),
                        one.region(),
                        kind(one.kind()),
                        one.resource(),
                        ReportText.cell(one.sentence()));
    }

    /// As RDS's console says it.
    private static String kind(Happening.Kind kind) {
        return switch (kind) {
            case CLUSTER -> "DB cluster";
            case INSTANCE -> "DB instance";
        };
    }

    /// The version, and Aurora's patch level where its function told one.
    private static String level(UpgradedGlobally upgraded) {
        String version = upgraded.version().toString();
        List<String> levels =
                upgraded.members().stream().map(GlobalMember::patchLevel).distinct().toList();
        return levels.size() != 1 || levels.getFirst().equals(version)
                ? "PostgreSQL " + version
                : "PostgreSQL %s, patch level %s".formatted(version, levels.getFirst());
    }
}
