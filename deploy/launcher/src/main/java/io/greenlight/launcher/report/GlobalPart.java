package io.greenlight.launcher.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/// What a report says of a Global Database beside all others: every instance of every region, as it
/// said itself in the end, and how long it was away; what RDS told of all of them, in order; what
/// clients saw that read in the other region.
///
/// `told` is what the last event claims of the same instances. `timeline` is its timeline, which is
/// cut where there is too much of it; all of it is in the file that `timeline_file` names.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public final class GlobalPart {

    @JsonProperty public List<Member> members = List.of();
    @JsonProperty public List<Server> told = List.of();
    @JsonProperty public List<Entry> timeline = List.of();
    @JsonProperty public String timelineFile = "";
    @JsonProperty public long reads;
    @JsonProperty public long failedReads;
    @JsonProperty public double readMaxOutageMs;
    @JsonProperty public List<String> firstFailedReads = List.of();

    /// An instance and what it is.
    ///
    /// @param version what PostgreSQL calls itself
    /// @param patchLevel what Aurora calls itself
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Server(
            String region, String cluster, String instance, String version, String patchLevel) {}

    /// An instance, and how long it did not answer by the trace of the probe, computed anew.
    public record Member(Server server, Report.Outage gaps) {}

    /// One thing that RDS told.
    ///
    /// @param resource `cluster` or `instance`, and its name
    public record Entry(Instant at, String region, String resource, String sentence) {}
}
