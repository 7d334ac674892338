package io.greenlight.launcher.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.launcher.report.GlobalPart;
import io.greenlight.launcher.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What the last event of a Global Database's upgrade says, put into the report.
final class GlobalFindings {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    private GlobalFindings() {}

    static void put(Report report, UpgradedGlobally done) {
        report.result = "upgraded";
        report.targetVersion = done.version().toString();
        report.upgrade = done.upgrade().toString();
        report.downtimes = done.downtimes().stream().map(Findings::outage).toList();
        GlobalPart part = report.global();
        part.told = done.members().stream().map(GlobalFindings::server).toList();
        part.timeline = done.timeline().stream().map(GlobalFindings::entry).toList();
        part.timelineFile = done.timelineFile();
    }

    /// What the file says that the service keeps of what RDS told.
    static List<GlobalPart.Entry> timeline(Path file) throws IOException {
        return JSON.readValue(file.toFile(), new TypeReference<List<Happening>>() {}).stream()
                .map(GlobalFindings::entry)
                .toList();
    }

    private static GlobalPart.Server server(GlobalMember one) {
        return new GlobalPart.Server(
                one.cluster().region(),
                one.cluster().identifier(),
                one.instance(),
                one.version(),
                one.patchLevel());
    }

    private static GlobalPart.Entry entry(Happening one) {
        return new GlobalPart.Entry(
                one.at(),
                one.region(),
                "%s %s".formatted(one.kind().name().toLowerCase(Locale.ROOT), one.resource()),
                one.sentence());
    }
}
