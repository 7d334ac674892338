package io.greenlight.cutover.aws;

import io.greenlight.backbone.journal.aws.Bucket;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.pause.PauseMarks;
import java.util.List;

/// Marks as empty objects `pauses/<upgrade>`.
public final class S3PauseMarks implements PauseMarks {

    private static final String PREFIX = "pauses/";

    private final Bucket bucket;

    public S3PauseMarks(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void set(UpgradeId upgrade) {
        bucket.overwrite(PREFIX + upgrade, "");
    }

    @Override
    public void clear(UpgradeId upgrade) {
        bucket.remove(PREFIX + upgrade);
    }

    @Override
    public List<UpgradeId> all() {
        return bucket.keys(PREFIX).stream()
                .map(key -> new UpgradeId(key.substring(PREFIX.length())))
                .toList();
    }
}
