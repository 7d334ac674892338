package io.greenlight.cutover.inplace.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.inplace.consent.Consents;
import java.time.Instant;

/// Consents as objects `upgrades/<upgrade>/consents/<token>.json`, where an auditor finds them.
public final class S3Consents implements Consents {

    private final Bucket bucket;
    private final ObjectMapper json = EventCodec.newMapper();

    public S3Consents(Bucket bucket) {
        this.bucket = bucket;
    }

    /// What stands in the object.
    ///
    /// @param at when the person said it
    record Entry(ConsentToken token, Instant at) {}

    @Override
    public void keep(UpgradeId upgrade, ConsentToken token, Instant at) {
        try {
            String text = json.writeValueAsString(new Entry(token, at));
            bucket.overwrite(key(upgrade, token), text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean isGiven(UpgradeId upgrade, ConsentToken token) {
        return bucket.read(key(upgrade, token)).isPresent();
    }

    private static String key(UpgradeId upgrade, ConsentToken token) {
        return "upgrades/%s/consents/%s.json".formatted(upgrade, token);
    }
}
