package io.greenlight.backbone.journal.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.RunBook;
import io.greenlight.backbone.journal.RunRoll;
import io.greenlight.contracts.EventCodec;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The roll as the object `upgrades/_runs/current.json`; an upgrade's id starts with a letter, so
/// this is never one's. A write names the ETag that it replaces.
@Singleton
public final class S3RunBook implements RunBook {

    private static final String KEY = "upgrades/_runs/current.json";

    private final Bucket bucket;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    public S3RunBook(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Optional<Entry> read() {
        return bucket.read(KEY).map(text -> new Entry(parse(text.content()), text.etag()));
    }

    @Override
    public Optional<Entry> write(Optional<Entry> previous, RunRoll roll) {
        return bucket.write(KEY, print(roll), previous.map(Entry::version))
                .map(text -> new Entry(roll, text.etag()));
    }

    private RunRoll parse(String content) {
        try {
            return json.readValue(content, RunRoll.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the run of the fleet is unreadable", broken);
        }
    }

    private String print(RunRoll roll) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(roll);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a run that cannot be written: " + roll, broken);
        }
    }
}
