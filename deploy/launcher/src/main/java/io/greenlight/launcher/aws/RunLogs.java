package io.greenlight.launcher.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The logs of whole runs of the fleet, as they lie in the bucket: of each run, and of each cluster
/// in it.
public final class RunLogs {

    private static final String PLACE = "runs/";

    private final AwsAccess aws;

    public RunLogs(AwsAccess aws) {
        this.aws = aws;
    }

    /// Copies all of them into that folder, as `aws s3 cp --recursive` does.
    ///
    /// @return their texts by their names, such as `<run>/<cluster>/UPGRADE-status`
    public SortedMap<String, String> keep(Path folder) throws IOException {
        String bucket = aws.variables().getOrDefault("GREENLIGHT_BUCKET", "");
        SortedMap<String, String> texts = new TreeMap<>();
        try (S3Client s3 = aws.s3()) {
            List<String> keys =
                    s3
                            .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(PLACE))
                            .contents()
                            .stream()
                            .map(S3Object::key)
                            .toList();
            for (String key : keys) {
                String name = key.substring(PLACE.length());
                Path file = file(folder, name);
                byte[] bytes =
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asByteArray();
                Files.write(file, bytes);
                texts.put(name, new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /// Where that one goes; its folder is made.
    private static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        Path parent = file.getParent();
        if (parent == null || !parent.startsWith(folder.normalize())) {
            throw new IOException("the bucket has a file outside of its place: " + name);
        }
        Files.createDirectories(parent);
        return file;
    }
}
