package io.greenlight.launcher.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run of the demo in figures.
///
/// Latencies count from the moment at which a transaction was due. `switchover_max_stall_ms` is the
/// worst of those due between one second before an attempt of the switchover's step started and
/// three seconds after it ended, of all attempts; `steady_max_stall_ms` the worst of a window as
/// long as the last attempt's that ended two seconds before it, when the same load ran and the
/// target was being kept in step. `machine_stolen_ms` and `machine_disk_wait_ms` tell, for the last
/// attempt's window, what no program of the run can help: processor time that the hypervisor gave
/// to others, and time in which somebody waited for the disk; zero where the kernel does not tell.
///
/// `lost_writes` and `duplicated_writes` say something only where `writes_compared` is true.
///
/// An upgrade in place stops clients, and says so: `downtimes` is what the service's own probe saw
/// of each endpoint, `pooled_max_outage_ms` and `direct_max_outage_ms` what the load's clients did.
/// `global` is there with a Global Database only. A way back gives up what was written since:
/// `given_up_writes` are the acknowledged ones that went with it, `losses` what somebody agreed to.
/// Any other that is missing is lost. With `wished_failure`, what RDS was made to fail with,
/// nothing but `rolled-back` is a good result.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({"result", "strategy", "mode", "source_version", "target_version"})
public final class Report {

    /// The complaint that no attempt of the switchover was heard of, so that nobody measured one.
    public static final String SWITCHOVER_NOT_HEARD_OF =
            "upgraded, but no attempt of the switch-over was heard of: its stall is not measured";

    /// The result where RDS itself took the upgrade back.
    public static final String ROLLED_BACK = "rolled-back";

    /// The result of a rehearsal whose clone came to the new version, and of one whose did not.
    public static final String REHEARSED = "rehearsed";

    public static final String REFUSED = "refused";

    private static final ObjectMapper JSON = EventCodec.newMapper();

    @JsonProperty public String result = "unknown";
    @JsonProperty public String reason = "";

    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public String wishedFailure = "";

    @JsonProperty public String strategy = "";
    @JsonProperty public String mode = "";
    @JsonProperty public String sourceVersion = "";
    @JsonProperty public String targetVersion = "";
    @JsonProperty public String upgrade = "";
    @JsonProperty public String cluster = "";
    @JsonProperty public int clients;
    @JsonProperty public int rate;
    @JsonProperty public long transactions;
    @JsonProperty public long failedTransactions;
    @JsonProperty public int droppedConnections;
    @JsonProperty public double pooledMaxOutageMs;
    @JsonProperty public double directMaxOutageMs;
    @JsonProperty public long acknowledgedWrites;
    @JsonProperty public boolean writesCompared;
    @JsonProperty public long lostWrites;
    @JsonProperty public long duplicatedWrites;
    @JsonProperty public int tablesCompared;
    @JsonProperty public int tablesDifferent;
    @JsonProperty public boolean comparedAll;
    @JsonProperty public int sequencesChecked;
    @JsonProperty public int sequencesBehind;
    @JsonProperty public double steadyMaxStallMs;
    @JsonProperty public double untouchedMaxStallMs;
    @JsonProperty public double switchoverMaxStallMs;
    @JsonProperty public long machineStolenMs;
    @JsonProperty public long machineDiskWaitMs;
    @JsonProperty public double pauseToResumeMs;
    @JsonProperty public double gateMs;
    @JsonProperty public List<Outage> downtimes = List.of();
    @JsonProperty public String wayBack = "";
    @JsonProperty public List<String> losses = List.of();
    @JsonProperty public long givenUpWrites;
    @JsonProperty public List<String> files = List.of();
    @JsonProperty public List<Phase> phases = List.of();
    @JsonProperty public List<String> complaints = List.of();
    @JsonProperty public List<String> firstFailures = List.of();

    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable GlobalPart global;

    @JsonProperty public Instant startedAt = Instant.EPOCH;
    @JsonProperty public String machine = "";

    /// A step of the plan.
    ///
    /// @param start when its first attempt started
    /// @param milliseconds until its last attempt ended
    public record Phase(String name, Instant start, long milliseconds) {}

    /// Adds to the complaints.
    public void complain(List<String> sentences) {
        complaints = Stream.concat(complaints.stream(), sentences.stream()).toList();
    }

    /// What the service's probe saw of one endpoint.
    ///
    /// @param gaps how many times it did not answer
    /// @param unwatchedMs how long nobody looked: whether it answered then is not known
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Outage(
            String endpoint, int gaps, double longestMs, double togetherMs, double unwatchedMs) {

        /// One that was looked at all the while.
        public Outage(String endpoint, int gaps, double longestMs, double togetherMs) {
            this(endpoint, gaps, longestMs, togetherMs, 0);
        }
    }

    /// Whether the cluster itself is upgraded, or prepared for that, and none takes its place.
    public boolean ofSameCluster() {
        return strategy.equals(Strategy.IN_PLACE.word()) || ofGlobalDatabase();
    }

    public boolean ofGlobalDatabase() {
        return strategy.equals(Strategy.GLOBAL_MINOR.word());
    }

    /// What it says of a Global Database, to be added to.
    public GlobalPart global() {
        GlobalPart part = global == null ? new GlobalPart() : global;
        global = part;
        return part;
    }

    /// Whether the cluster was only to be prepared.
    public boolean ofPreparation() {
        return mode.equals(Mode.PREUPGRADE.word());
    }

    /// Whether the upgrade was only to be rehearsed.
    public boolean ofRehearsal() {
        return mode.equals(Mode.REHEARSAL.word());
    }

    /// Whether everything that was promised held. In place clients are thrown out, and nothing is
    /// compared because nothing was copied; a cluster that is only prepared goes on working.
    public boolean held() {
        boolean stops = ofSameCluster() && !ofPreparation() && !ofRehearsal();
        boolean undisturbed = failedTransactions == 0 || stops;
        boolean asWished = result.equals(wished()) || result.equals("went-back");
        return asWished
                && undisturbed
                && (comparedAll || ofSameCluster() || ofRehearsal())
                && complaints.isEmpty()
                && nothingIsLost();
    }

    private String wished() {
        if (ofRehearsal()) {
            return wishedFailure.isEmpty() ? REHEARSED : REFUSED;
        }
        if (!wishedFailure.isEmpty()) {
            return ROLLED_BACK;
        }
        return ofPreparation() ? "prepared" : "upgraded";
    }

    /// Whether it ended as one of the ways that an upgrade may end, with nothing lost and nothing
    /// left behind; errors that clients saw are not asked for, and neither is a comparison that was
    /// lost with its process.
    public boolean safe() {
        boolean wellEnded =
                result.equals("upgraded")
                        || result.equals("as-before")
                        || result.equals(ROLLED_BACK)
                        || result.equals("went-back")
                        || (ofRehearsal() && result.equals(wished()))
                        || (result.equals("prepared") && ofPreparation());
        return wellEnded && nothingIsLost();
    }

    private boolean nothingIsLost() {
        return writesCompared
                && lostWrites == 0
                && duplicatedWrites == 0
                && tablesDifferent == 0
                && sequencesBehind == 0
                && complaints.stream().allMatch(SWITCHOVER_NOT_HEARD_OF::equals);
    }

    public String json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, json());
    }

    public static Report read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Report.class);
    }
}
