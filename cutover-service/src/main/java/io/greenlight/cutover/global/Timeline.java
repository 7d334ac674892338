package io.greenlight.cutover.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.UpgradeId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What RDS told of all members in all regions, in one order, where people find it. It grows: what
/// was told of an attempt before, or is forgotten by RDS by now, stays in it.
final class Timeline {

    /// For people.
    static final String TABLE = "UPGRADE-timeline.md";

    /// The same for programs.
    static final String EVENTS = "UPGRADE-timeline.json";

    private static final Comparator<Happening> ORDER =
            Comparator.comparing(Happening::at)
                    .thenComparing(Happening::region)
                    .thenComparing(Happening::resource);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final GlobalAccess access;
    private final RunFiles files;
    private final ObjectMapper json = EventCodec.newMapper();

    Timeline(GlobalAccess access, RunFiles files) {
        this.access = access;
        this.files = files;
    }

    /// Where people find it.
    String address(UpgradeId upgrade) {
        return files.address(upgrade, TABLE);
    }

    /// Writes it as it is by now.
    ///
    /// @return all of it, in order; what is told twice is in it once
    List<Happening> write(Run<GlobalFacts> run, GlobalState state) throws JsonProcessingException {
        UpgradeId upgrade = run.order().upgrade();
        List<Happening> told = access.happenings(state, run.facts().foundGlobal().since());
        List<Happening> all =
                Stream.concat(known(upgrade).stream(), told.stream())
                        .distinct()
                        .sorted(ORDER)
                        .toList();
        String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        files.write(upgrade, EVENTS, text + "\n");
        files.write(upgrade, TABLE, table(state.global().identifier(), all));
        return all;
    }

    private List<Happening> known(UpgradeId upgrade) throws JsonProcessingException {
        Optional<String> text = files.read(upgrade, EVENTS);
        return text.isEmpty()
                ? List.of()
                : json.readValue(text.get(), new TypeReference<List<Happening>>() {});
    }

    private static String table(String global, List<Happening> all) {
        String head =
                """
                # What RDS told of %s

                | Time (UTC) | Resource | Event |
                | --- | --- | --- |
                """
                        .formatted(global);
        return all.stream().map(Timeline::row).collect(Collectors.joining("", head, ""));
    }

    private static String row(Happening one) {
        String kind =
                switch (one.kind()) {
                    case CLUSTER -> "DB cluster";
                    case INSTANCE -> "DB instance";
                };
        return "| %s | %s %s %s | %s |\n"
                .formatted(
                        TIME.format(one.at()),
                        one.region(),
                        kind,
                        one.resource(),
                        one.sentence().replaceAll("\\s+", " ").replace("|", "\\|"));
    }
}
