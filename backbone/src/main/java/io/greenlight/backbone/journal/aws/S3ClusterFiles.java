package io.greenlight.backbone.journal.aws;

import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.contracts.ResourceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

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
    public List<String> read(ResourceId cluster, String beginning) {
        return bucket.keys(key(cluster, beginning)).stream()
                .flatMap(key -> bucket.read(key).stream())
                .map(Bucket.Text::content)
                .toList();
    }

    private static String key(ResourceId cluster, String name) {
        return "clusters/%s/%s".formatted(cluster, name);
    }
}
