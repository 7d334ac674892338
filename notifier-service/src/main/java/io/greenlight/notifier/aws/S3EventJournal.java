package io.greenlight.notifier.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.BucketConfig;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.notifier.Entry;
import io.greenlight.notifier.EntryName;
import io.greenlight.notifier.EventJournal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The journal as objects: `upgrades/<id>/events/<name>.json`, and beside them `report.md` and
/// `report.json`. A cluster without an upgrade has its events under `upgrades/_skipped/<cluster>`,
/// a run of the fleet under `upgrades/_runs/<run>`.
///
/// An object is the event as it travelled, with one field more, `telling`: whoever reads events
/// reads these.
@Singleton
public final class S3EventJournal implements EventJournal {

    /// Copies that end at the same moment; more of them are a fault worth a redelivery.
    private static final int TRIES = 10;

    /// A wait of a week has more figures than a report can read; the newest tell enough.
    private static final int FIGURES = 500;

    private static final String TELLING = "telling";

    private final Bucket bucket;
    private final BucketConfig config;
    private final RecentEvents recent = new RecentEvents();
    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    public S3EventJournal(Bucket bucket, BucketConfig config) {
        this.bucket = bucket;
        this.config = config;
    }

    @Override
    public Optional<Kept> enter(Entry entry) {
        return write(entry, Optional.empty());
    }

    @Override
    public Optional<Kept> find(UpgradeEvent event) {
        return bucket.read(key(event)).map(text -> new Kept(parse(text.content()), text.etag()));
    }

    @Override
    public Optional<Kept> replace(Kept kept, Entry by) {
        return write(by, Optional.of(kept.mark()));
    }

    @Override
    public List<UpgradeEvent> events(UpgradeId upgrade) {
        List<String> keys = bucket.keys("upgrades/%s/events/".formatted(upgrade));
        List<String> figures = keys.stream().filter(EntryName::isOfFigure).sorted().toList();
        List<String> old = figures.subList(0, Math.max(0, figures.size() - FIGURES));
        return read(keys.stream().filter(Predicate.not(Set.copyOf(old)::contains)));
    }

    @Override
    public List<UpgradeEvent> milestones(UpgradeId upgrade) {
        return read(
                bucket.keys("upgrades/%s/events/".formatted(upgrade)).stream()
                        .filter(EntryName::isOfMilestone));
    }

    @Override
    public Optional<ClusterSkipped> lastSkip(ClusterRef cluster) {
        List<UpgradeEvent> told =
                read(bucket.keys("upgrades/_skipped/%s/events/".formatted(cluster)).stream());
        return told.reversed().stream()
                .filter(ClusterSkipped.class::isInstance)
                .map(ClusterSkipped.class::cast)
                .findFirst();
    }

    private List<UpgradeEvent> read(Stream<String> keys) {
        return keys.flatMap(key -> recent.get(key, this::read).stream())
                .sorted(Comparator.comparing(UpgradeEvent::at))
                .toList();
    }

    private Optional<UpgradeEvent> read(String key) {
        return bucket.read(key).map(text -> parse(text.content()).event());
    }

    @Override
    public Optional<String> report(UpgradeId upgrade, String ending) {
        return bucket.read(reportKey(upgrade, ending)).map(Bucket.Text::content);
    }

    @Override
    public void writeReport(UpgradeId upgrade, String ending, Supplier<String> text) {
        String key = reportKey(upgrade, ending);
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<String> replaces = bucket.read(key).map(Bucket.Text::etag);
            if (bucket.write(key, text.get(), replaces).isPresent()) {
                return;
            }
        }
        throw new IllegalStateException("%s is written by others all the time".formatted(key));
    }

    @Override
    public String address(UpgradeId upgrade) {
        return "s3://%s/upgrades/%s/".formatted(config.name(), upgrade);
    }

    private Optional<Kept> write(Entry entry, Optional<String> replaces) {
        return bucket.write(key(entry.event()), print(entry), replaces)
                .map(text -> new Kept(entry, text.etag()));
    }

    private static String key(UpgradeEvent event) {
        return "upgrades/%s/events/%s.json".formatted(owner(event), EntryName.of(event));
    }

    private static String owner(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.OfUpgrade of) {
            return of.upgrade().value();
        }
        // An upgrade's id starts with a letter, so these are never one.
        if (event instanceof FleetRunEnded ended) {
            return "_runs/" + ended.run();
        }
        return event instanceof UpgradeEvent.OfCluster of
                ? "_skipped/" + of.cluster().identifier()
                : "_skipped";
    }

    private static String reportKey(UpgradeId upgrade, String ending) {
        return "upgrades/%s/report.%s".formatted(upgrade, ending);
    }

    private Entry parse(String content) {
        try {
            JsonNode telling = json.readTree(content).required(TELLING);
            return new Entry(codec.decode(content), json.treeToValue(telling, Entry.Telling.class));
        } catch (JsonProcessingException | UnreadableEvent broken) {
            throw new IllegalStateException("a journal entry that cannot be read", broken);
        }
    }

    private String print(Entry entry) {
        try {
            ObjectNode tree = (ObjectNode) json.readTree(codec.encode(entry.event()));
            tree.set(TELLING, json.valueToTree(entry.telling()));
            return json.writeValueAsString(tree);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a journal entry that cannot be written", broken);
        }
    }
}
