package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.UpgradePath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// What rehearsals of a cluster's upgrade have left: `clusters/<resource id>/rehearsals/*.json`,
/// which replication's step `write-report` writes.
@Singleton
public final class Rehearsals {

    private static final Logger LOG = Logger.getLogger(Rehearsals.class);

    /// A cluster grows; what was measured longer ago says little of it.
    private static final Duration GOOD_FOR = Duration.ofDays(90);

    private final ClusterFiles files;
    private final Clock clock;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    public Rehearsals(ClusterFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /// The parts of such a report that count here.
    private record Report(Instant at, UpgradePath path, String outcome, List<RehearsedTime> times) {

        private Optional<Duration> time(String part) {
            return times.stream()
                    .filter(one -> one.part().equals(part))
                    .map(RehearsedTime::took)
                    .findFirst();
        }

        private Optional<Rehearsed> rehearsed() {
            return time("clone")
                    .flatMap(clone ->
                            time("upgrade").map(upgrade -> new Rehearsed(at, clone, upgrade)));
        }
    }

    /// The last one that upgraded its clone from the same version to the same, by whatever
    /// strategy. A forecast is no check: what cannot be read is passed over with a word in the log.
    public Optional<Rehearsed> last(ResourceId cluster, UpgradePath path) {
        Instant since = clock.instant().minus(GOOD_FOR);
        return read(cluster).stream()
                .flatMap(this::parse)
                .filter(one -> one.outcome().equals("DONE") && one.at().isAfter(since))
                .filter(one ->
                        one.path().source().equals(path.source())
                                && one.path().target().equals(path.target()))
                .sorted(Comparator.comparing(Report::at).reversed())
                .flatMap(one -> one.rehearsed().stream())
                .findFirst();
    }

    private List<String> read(ResourceId cluster) {
        try {
            return files.read(cluster, "rehearsals/");
        } catch (RuntimeException denied) {
            LOG.warnf(denied, "no rehearsal of %s can be read; the forecast is without", cluster);
            return List.of();
        }
    }

    private Stream<Report> parse(String text) {
        try {
            return Stream.of(json.readValue(text, Report.class));
        } catch (JsonProcessingException broken) {
            LOG.warnf(broken, "the report of a rehearsal cannot be read; the forecast is without");
            return Stream.empty();
        }
    }
}
