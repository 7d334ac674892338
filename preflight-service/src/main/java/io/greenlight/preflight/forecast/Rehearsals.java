package io.greenlight.preflight.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What the last rehearsal of a cluster's upgrade between two versions has left, by whatever
/// strategy: `clusters/<resource id>/rehearsals/<source>-<target>.json`, which replication's step
/// `write-report` writes where the clone was upgraded.
@Singleton
public final class Rehearsals {

    private static final Logger LOG = Logger.getLogger(Rehearsals.class);

    /// A cluster grows; what was measured longer ago says little of it.
    private static final Duration GOOD_FOR = Duration.ofDays(90);

    private final ClusterFiles files;
    private final Clock clock;
    private final ObjectMapper json =
            EventCodec.newMapper()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    @Inject
    public Rehearsals(ClusterFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /// The parts of such a report that count here.
    private record Report(Instant at, List<RehearsedTime> times) {

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

    /// That one. A forecast is no check: what cannot be read is passed over with a word in the log.
    public Optional<Rehearsed> last(ResourceId cluster, UpgradePath path) {
        Instant since = clock.instant().minus(GOOD_FOR);
        return read(cluster, path)
                .flatMap(this::parse)
                .filter(one -> one.at().isAfter(since))
                .flatMap(Report::rehearsed);
    }

    private Optional<String> read(ResourceId cluster, UpgradePath path) {
        try {
            return files.read(cluster, ClusterFiles.rehearsal(path));
        } catch (RuntimeException denied) {
            LOG.warnf(denied, "no rehearsal of %s can be read; the forecast is without", cluster);
            return Optional.empty();
        }
    }

    private Optional<Report> parse(String text) {
        try {
            return Optional.ofNullable(json.readValue(text, Report.class));
        } catch (JsonProcessingException broken) {
            LOG.warnf(broken, "the report of a rehearsal cannot be read; the forecast is without");
            return Optional.empty();
        }
    }
}
