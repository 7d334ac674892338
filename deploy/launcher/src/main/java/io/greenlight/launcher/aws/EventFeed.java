package io.greenlight.launcher.aws;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What happens, as the notifier writes it down in the bucket: every event once.
public final class EventFeed implements AutoCloseable {

    private static final String PREFIX = "upgrades/";
    private static final String EVENTS = "/events/";

    private final S3Client s3;
    private final String bucket;
    private final EventCodec codec = new EventCodec();
    private final Set<String> seen = new HashSet<>();

    public EventFeed(AwsAccess aws) {
        this.s3 = aws.s3();
        this.bucket = aws.variables().getOrDefault("GREENLIGHT_BUCKET", "");
    }

    /// What has been written down since the last call, the earliest event first.
    public List<UpgradeEvent> next() {
        List<UpgradeEvent> events = new ArrayList<>();
        s3
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(PREFIX))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.contains(EVENTS) && seen.add(key))
                .forEach(key -> {
                    try {
                        events.add(
                                codec.decode(
                                        s3.getObjectAsBytes(
                                                        request -> request.bucket(bucket).key(key))
                                                .asUtf8String()));
                    } catch (UnreadableEvent stranger) {
                        // Somebody keeps something else there, which is none of ours.
                    }
                });
        events.sort(Comparator.comparing(UpgradeEvent::at));
        return events;
    }

    @Override
    public void close() {
        s3.close();
    }
}
