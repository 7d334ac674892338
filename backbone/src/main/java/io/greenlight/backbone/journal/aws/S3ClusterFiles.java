package io.greenlight.backbone.journal.aws;

import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.contracts.ResourceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Files of clusters as objects: `clusters/<resource id>/<name>`.
@Singleton
public final class S3ClusterFiles implements ClusterFiles {

    private final Bucket bucket;

    @Inject
    public S3ClusterFiles(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void write(ResourceId cluster, String name, String text) {
        bucket.overwrite(key(cluster, name), text);
    }

    @Override
    public Optional<String> read(ResourceId cluster, String name) {
        return bucket.read(key(cluster, name)).map(Bucket.Text::content);
    }

    private static String key(ResourceId cluster, String name) {
        return "clusters/%s/%s".formatted(cluster, name);
    }
}
