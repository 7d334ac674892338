package io.greenlight.preflight.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.backbone.journal.aws.S3Journal;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.preflight.Whereabouts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What comes behind preflight writes its journal before it does anything: of whatever strategy,
/// its name begins with the service's.
@Singleton
final class S3Whereabouts implements Whereabouts {

    private static final String ENDING = ".json";

    private final Bucket bucket;

    @Inject
    S3Whereabouts(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Optional<Beyond> of(UpgradeId upgrade) {
        String folder = "upgrades/%s/".formatted(upgrade);
        return bucket.keys(folder + Service.REPLICATION.word()).stream()
                .filter(key -> key.endsWith(ENDING))
                .map(key -> key.substring(folder.length(), key.length() - ENDING.length()))
                .flatMap(name -> journal(name).read(upgrade).stream())
                .map(entry ->
                        entry.page().state() instanceof RunState.Unwound
                                ? Beyond.AS_BEFORE
                                : Beyond.BEGUN)
                .findFirst();
    }

    private Journal<JsonNode> journal(String name) {
        return new S3Journal<>(bucket, name, JsonNode.class);
    }
}
