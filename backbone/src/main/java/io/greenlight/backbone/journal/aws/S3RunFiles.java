package io.greenlight.backbone.journal.aws;

import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Files of upgrades as objects: `upgrades/<id>/files/<name>`, beside the events and the report.
@Singleton
public final class S3RunFiles implements RunFiles {

    private final Bucket bucket;
    private final BucketConfig config;

    @Inject
    public S3RunFiles(Bucket bucket, BucketConfig config) {
        this.bucket = bucket;
        this.config = config;
    }

    @Override
    public void write(UpgradeId upgrade, String name, String text) {
        bucket.overwrite(key(upgrade, name), text);
    }

    @Override
    public Optional<String> read(UpgradeId upgrade, String name) {
        return bucket.read(key(upgrade, name)).map(Bucket.Text::content);
    }

    @Override
    public List<String> names(UpgradeId upgrade, String prefix) {
        String folder = key(upgrade, "");
        return bucket.keys(folder + prefix).stream()
                .map(key -> key.substring(folder.length()))
                .sorted()
                .toList();
    }

    @Override
    public String address(UpgradeId upgrade, String name) {
        return "s3://%s/%s".formatted(config.name(), key(upgrade, name));
    }

    private static String key(UpgradeId upgrade, String name) {
        return "upgrades/%s/files/%s".formatted(upgrade, name);
    }
}
