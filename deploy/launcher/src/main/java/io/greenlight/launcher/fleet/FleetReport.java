package io.greenlight.launcher.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.greenlight.contracts.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What became of the fleet, in figures and reasons.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({"result", "source_version", "target_version", "commit"})
public final class FleetReport {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    @JsonProperty public String sourceVersion = "";
    @JsonProperty public String targetVersion = "";
    @JsonProperty public String commit = "";
    @JsonProperty public String machine = "";
    @JsonProperty public Instant startedAt = Instant.EPOCH;
    @JsonProperty public int limit;
    @JsonProperty public int mostUnderWay;
    @JsonProperty public List<Line> clusters = List.of();
    @JsonProperty public List<String> logs = List.of();
    @JsonProperty public List<String> complaints = List.of();

    /// A cluster.
    ///
    /// @param ailment what it had
    /// @param rounds how each of its upgrades ended
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Line(
            String cluster,
            String ailment,
            List<Ended> rounds,
            long acknowledgedWrites,
            long lostWrites,
            long duplicatedWrites,
            double longestOutageMs) {

        Line {
            rounds = List.copyOf(rounds);
        }

        private String markdown() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %d | %d | %.0f |",
                    cluster,
                    ailment,
                    rounds.stream().map(Line::word).collect(Collectors.joining("; then ")),
                    acknowledgedWrites,
                    lostWrites,
                    duplicatedWrites,
                    longestOutageMs);
        }

        private static String word(Ended round) {
            return round.code().isEmpty()
                    ? round.result()
                    : "%s (%s)".formatted(round.result(), round.code());
        }
    }

    /// `held` if all did.
    @JsonProperty
    public String result() {
        return held() ? "held" : "not-held";
    }

    /// Whether everything came as it had to.
    public boolean held() {
        return complaints.isEmpty()
                && !clusters.isEmpty()
                && clusters.stream()
                        .allMatch(line -> line.lostWrites() == 0 && line.duplicatedWrites() == 0);
    }

    /// The same as a table.
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(
                ("%d clusters, PostgreSQL %s to %s in place, %d under way at once at most (limit"
                                + " %d); %s; commit %s.")
                        .formatted(
                                clusters.size(),
                                sourceVersion,
                                targetVersion,
                                mostUnderWay,
                                limit,
                                machine,
                                commit));
        lines.add("");
        lines.add(
                "| cluster | ailment | ended | acknowledged | lost | duplicated | longest outage,"
                        + " ms |");
        lines.add("|" + " --- |".repeat(7));
        clusters.forEach(line -> lines.add(line.markdown()));
        lines.add("");
        lines.add("%d logs of runs are in the bucket.".formatted(logs.size()));
        complaints.forEach(complaint -> lines.add("- complaint: " + complaint));
        return String.join("\n", lines) + "\n";
    }

    /// Both, into that folder.
    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("fleet.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        Files.writeString(folder.resolve("fleet.md"), markdown());
    }
}
