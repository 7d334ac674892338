package io.greenlight.launcher.aws;

import io.greenlight.contracts.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The files that an upgrade leaves in the bucket for people: reports, logs, a backup of the
/// configuration. Their names begin with its mode; what else lies there is for the services.
public final class RunFiles {

    private final AwsAccess aws;

    public RunFiles(AwsAccess aws) {
        this.aws = aws;
    }

    /// Copies them into that folder, which is made if there is one at all.
    ///
    /// @return their names, in order
    public List<String> keep(String upgrade, Mode mode, Path folder) throws IOException {
        String bucket = aws.variables().getOrDefault("GREENLIGHT_BUCKET", "");
        String place = "upgrades/%s/files/".formatted(upgrade);
        List<String> names = new ArrayList<>();
        try (S3Client s3 = aws.s3()) {
            List<String> keys =
                    s3
                            .listObjectsV2Paginator(request ->
                                    request.bucket(bucket).prefix(place + mode.word() + "-"))
                            .contents()
                            .stream()
                            .map(S3Object::key)
                            .sorted()
                            .toList();
            for (String key : keys) {
                String name = key.substring(place.length());
                Files.createDirectories(folder);
                Files.write(
                        folder.resolve(name),
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asByteArray());
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
