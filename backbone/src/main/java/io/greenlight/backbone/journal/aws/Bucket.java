package io.greenlight.backbone.journal.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bucket, as a place for small texts that are written under a condition.
public final class Bucket {

    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String name;

    public Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /// A text and the ETag that a later write must name.
    public record Text(String content, String etag) {}

    /// The text under that key.
    public Optional<Text> read(String key) {
        try {
            ResponseBytes<GetObjectResponse> object =
                    s3.getObjectAsBytes(get -> get.bucket(name).key(key));
            return Optional.of(new Text(object.asUtf8String(), object.response().eTag()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    /// Writes the text if the object is still the one with that ETag, or, without one, if there is
    /// none yet. Empty if it is not so.
    public Optional<Text> write(String key, String content, Optional<String> replaces) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(name).key(key).contentType(typeOf(key));
        replaces.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
        try {
            RequestBody body = RequestBody.fromBytes(content.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Text(content, s3.putObject(put.build(), body).eTag()));
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /// Writes the text, whatever was there.
    public void overwrite(String key, String content) {
        s3.putObject(
                put -> put.bucket(name).key(key).contentType(typeOf(key)),
                RequestBody.fromBytes(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String typeOf(String key) {
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "json" -> "application/json";
            case "html" -> "text/html; charset=utf-8";
            case "md" -> "text/markdown; charset=utf-8";
            default -> "text/plain; charset=utf-8";
        };
    }

    /// Copies what is there under that key, as it is.
    public void copy(String from, String to) {
        s3.copyObject(copy ->
                copy.sourceBucket(name).sourceKey(from).destinationBucket(name).destinationKey(to));
    }

    /// Removes it; what is not there is not missed.
    public void remove(String key) {
        s3.deleteObject(delete -> delete.bucket(name).key(key));
    }

    /// The keys that start so.
    public List<String> keys(String prefix) {
        return List.copyOf(etags(prefix).keySet());
    }

    /// The keys that start so, in order, and the ETag that a later write of each must name.
    public SortedMap<String, String> etags(String prefix) {
        SortedMap<String, String> etags = new TreeMap<>();
        s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix))
                .contents()
                .forEach(object -> etags.put(object.key(), object.eTag()));
        return etags;
    }
}
