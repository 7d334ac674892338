package io.greenlight.backbone.journal.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.Journal;
import io.greenlight.backbone.journal.Page;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeId;
import java.util.Optional;

/// The journal as one object an upgrade: `upgrades/<id>/<name>.json`. A write names the ETag that
/// it replaces, so that of two writers one is told.
public final class S3Journal<F> implements Journal<F> {

    private final Bucket bucket;
    private final String name;
    private final ObjectMapper json = EventCodec.newMapper();
    private final JavaType pageType;

    /// @param name of its pages, unlike that of any other journal in the bucket
    /// @param facts the record that the plan resolves
    public S3Journal(Bucket bucket, String name, Class<F> facts) {
        this.bucket = bucket;
        this.name = name;
        this.pageType = json.getTypeFactory().constructParametricType(Page.class, facts);
    }

    @Override
    public Optional<Entry<F>> read(UpgradeId upgrade) {
        return bucket.read(key(upgrade)).map(text -> new Entry<>(parse(text), text.etag()));
    }

    @Override
    public Entry<F> write(Optional<Entry<F>> previous, Page<F> page) {
        Bucket.Text written =
                bucket.write(key(page.upgrade()), print(page), previous.map(Entry::version))
                        .orElseThrow(() -> new Overtaken(page.upgrade()));
        return new Entry<>(page, written.etag());
    }

    private String key(UpgradeId upgrade) {
        return "upgrades/%s/%s.json".formatted(upgrade, name);
    }

    private Page<F> parse(Bucket.Text text) {
        try {
            return json.readValue(text.content(), pageType);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a page of the journal cannot be read", broken);
        }
    }

    private String print(Page<F> page) {
        try {
            return json.writerWithDefaultPrettyPrinter().forType(pageType).writeValueAsString(page);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a page of the journal cannot be written", broken);
        }
    }
}
