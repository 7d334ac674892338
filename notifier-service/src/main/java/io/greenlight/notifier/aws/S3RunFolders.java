package io.greenlight.notifier.aws;

import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.BucketConfig;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.notifier.EntryName;
import io.greenlight.notifier.RunFolders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What is noted of a run as objects `upgrades/_runs/<run>/notes/<name>.json`, beside the event of
/// its end, and its folder as `runs/<run>/`, which holds nothing but what people look for.
@Singleton
public final class S3RunFolders implements RunFolders {

    /// As many as copies and clusters may write at the same moment; more are worth a redelivery.
    private static final int TRIES = 20;

    private final Bucket bucket;
    private final BucketConfig config;
    private final RecentEvents recent = new RecentEvents();
    private final EventCodec codec = new EventCodec();

    @Inject
    public S3RunFolders(Bucket bucket, BucketConfig config) {
        this.bucket = bucket;
        this.config = config;
    }

    @Override
    public void note(FleetRun run, NotifierEvent fact) {
        String key = "%snotes/%s.json".formatted(journal(run), EntryName.of(fact));
        // Refused where it was noted before, with the same words.
        var _ = bucket.write(key, codec.encode(fact), Optional.empty());
    }

    @Override
    public List<UpgradeEvent> noted(FleetRun run) {
        return bucket.keys(journal(run)).stream()
                .flatMap(key -> recent.get(key, this::read).stream())
                .sorted(Comparator.comparing(UpgradeEvent::at))
                .toList();
    }

    @Override
    public void write(FleetRun run, Supplier<Map<String, String>> texts) {
        String folder = folder(run);
        for (int tried = 0; tried < TRIES; tried++) {
            Map<String, String> standing = bucket.etags(folder);
            if (isWritten(folder, standing, texts.get())) {
                return;
            }
        }
        throw new IllegalStateException("%s is written by others all the time".formatted(folder));
    }

    private boolean isWritten(
            String folder, Map<String, String> standing, Map<String, String> texts) {
        return texts.entrySet().stream()
                .allMatch(text -> {
                    String key = folder + text.getKey();
                    Optional<String> replaces = Optional.ofNullable(standing.get(key));
                    return bucket.write(key, text.getValue(), replaces).isPresent();
                });
    }

    @Override
    public void copy(UpgradeId upgrade, String prefix, FleetRun run, ClusterRef cluster) {
        String files = "upgrades/%s/files/".formatted(upgrade);
        String target = "%s%s/".formatted(folder(run), cluster);
        bucket.keys(files + prefix)
                .forEach(key -> bucket.copy(key, target + key.substring(files.length())));
    }

    @Override
    public String address(FleetRun run) {
        return "s3://%s/%s".formatted(config.name(), folder(run));
    }

    private static String journal(FleetRun run) {
        return "upgrades/_runs/%s/".formatted(run);
    }

    private static String folder(FleetRun run) {
        return "runs/%s/".formatted(run);
    }

    private Optional<UpgradeEvent> read(String key) {
        return bucket.read(key).map(text -> parse(text.content()));
    }

    private UpgradeEvent parse(String content) {
        try {
            return codec.decode(content);
        } catch (UnreadableEvent broken) {
            throw new IllegalStateException("a note of a run that cannot be read", broken);
        }
    }
}
