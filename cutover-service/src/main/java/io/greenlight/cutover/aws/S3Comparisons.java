package io.greenlight.cutover.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.pause.Comparison;
import io.greenlight.cutover.pause.Comparisons;
import java.time.Clock;
import java.util.Optional;

/// Comparisons as objects `upgrades/<upgrade>/comparison.json`, beside journal and report.
public final class S3Comparisons implements Comparisons {

    private final Bucket bucket;
    private final Clock clock;
    private final ObjectMapper json = EventCodec.newMapper();

    public S3Comparisons(Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public void write(UpgradeId upgrade, Comparison comparison) {
        try {
            String text = json.writeValueAsString(new Entry(comparison, clock.instant()));
            bucket.overwrite(key(upgrade), text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<Entry> find(UpgradeId upgrade) {
        return bucket.read(key(upgrade))
                .map(text -> {
                    try {
                        return json.readValue(text.content(), Entry.class);
                    } catch (JsonProcessingException foreign) {
                        throw new IllegalStateException(
                                "%s is not what was written".formatted(key(upgrade)), foreign);
                    }
                });
    }

    private static String key(UpgradeId upgrade) {
        return "upgrades/%s/comparison.json".formatted(upgrade);
    }
}
