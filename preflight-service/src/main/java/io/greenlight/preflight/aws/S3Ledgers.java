package io.greenlight.preflight.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.preflight.acknowledge.Ledger;
import io.greenlight.preflight.acknowledge.Ledgers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A ledger as `upgrades/<id>/acknowledgements.json`. A write names the ETag that it replaces, so
/// that of two people who acknowledge at once neither is forgotten.
@Singleton
final class S3Ledgers implements Ledgers {

    private final Bucket bucket;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    S3Ledgers(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Ledger change(UpgradeId upgrade, UnaryOperator<Ledger> change) {
        String key = "upgrades/%s/acknowledgements.json".formatted(upgrade);
        Optional<Bucket.Text> text = bucket.read(key);
        Ledger before = text.map(one -> parse(one.content())).orElse(Ledger.EMPTY);
        Ledger after = change.apply(before);
        boolean isNews = !after.equals(before);
        if (isNews && bucket.write(key, print(after), text.map(Bucket.Text::etag)).isEmpty()) {
            throw new Journal.Overtaken(upgrade);
        }
        return after;
    }

    private Ledger parse(String content) {
        try {
            return json.readValue(content, Ledger.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a ledger that cannot be read", broken);
        }
    }

    private String print(Ledger ledger) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(ledger);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a ledger that cannot be written", broken);
        }
    }
}
