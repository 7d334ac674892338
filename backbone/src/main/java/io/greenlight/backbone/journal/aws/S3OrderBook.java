package io.greenlight.backbone.journal.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.OrderBook;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradeOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Orders as objects `upgrades/<id>/order.json`. Each is written on the condition that there is
/// none yet, so that two copies of discovery cannot both have given it.
@Singleton
public final class S3OrderBook implements OrderBook {

    private final Bucket bucket;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    public S3OrderBook(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public boolean enter(UpgradeOrder order) {
        return bucket.write(key(order.upgrade()), print(order), Optional.empty()).isPresent();
    }

    @Override
    public Optional<UpgradeOrder> find(UpgradeId upgrade) {
        return bucket.read(key(upgrade)).map(text -> parse(upgrade, text.content()));
    }

    private static String key(UpgradeId upgrade) {
        return "upgrades/%s/order.json".formatted(upgrade);
    }

    private UpgradeOrder parse(UpgradeId upgrade, String content) {
        try {
            return json.readValue(content, UpgradeOrder.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the order of " + upgrade + " is unreadable", broken);
        }
    }

    private String print(UpgradeOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an order that cannot be written: " + order, broken);
        }
    }
}
