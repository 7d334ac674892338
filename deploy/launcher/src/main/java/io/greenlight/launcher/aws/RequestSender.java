package io.greenlight.launcher.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Sends an event by hand to the queues of whoever hears it. That is how a person asks for a retry.
public final class RequestSender {

    private static final String UPGRADE_TAG = "UpgradeDB:Upgrade";

    private final AwsAccess aws;
    private final EventCodec codec = new EventCodec();

    public RequestSender(AwsAccess aws) {
        this.aws = aws;
    }

    /// The types of events that a person may send.
    public static List<String> requests() {
        return EventCodec.kinds().stream()
                .filter(kind -> Service.sendersOf(kind.asSubclass(UpgradeEvent.class)).isEmpty())
                .map(EventCodec::typeName)
                .toList();
    }

    /// A request of that type, for that cluster.
    ///
    /// @param upgrade if it is not said, the one that the cluster's tag names
    /// @param particulars what else that kind of request says, by the names of its fields
    /// @throws IllegalArgumentException if there is no such request, cluster or upgrade
    public UpgradeEvent request(
            String type,
            String cluster,
            Optional<String> upgrade,
            Instant at,
            Map<String, Object> particulars) {
        if (!requests().contains(type)) {
            throw new IllegalArgumentException(
                    "no request is called %s; there are %s"
                            .formatted(type, String.join(", ", requests())));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("upgrade", new UpgradeId(upgrade.orElseGet(() -> tagged(cluster))).value());
        fields.put("cluster", new ClusterRef(aws.region(), cluster));
        fields.put("at", at);
        fields.putAll(particulars);
        try {
            return read(EventCodec.newMapper().writeValueAsString(fields));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request that JSON cannot hold", impossible);
        }
    }

    /// A cluster that is there.
    ///
    /// @throws IllegalArgumentException if RDS has no such cluster
    public ClusterRef cluster(String identifier) {
        return new ClusterRef(aws.region(), found(identifier).identifier());
    }

    /// A request that somebody has written.
    ///
    /// @throws IllegalArgumentException if it is none, a fact for instance, which is not for people
    ///   to say; the message says why
    public UpgradeEvent read(String json) {
        try {
            UpgradeEvent event = codec.decode(json);
            String type = EventCodec.typeName(event.getClass());
            if (!requests().contains(type)) {
                throw new IllegalArgumentException(
                        "%s is a fact, and only services say facts; events that a person sends are"
                                        .formatted(type)
                                + " "
                                + String.join(", ", requests()));
            }
            return event;
        } catch (UnreadableEvent wrong) {
            throw new IllegalArgumentException(
                    "%s; events that a person sends are %s"
                            .formatted(wrong.getMessage(), String.join(", ", requests())),
                    wrong);
        }
    }

    /// Sends it.
    ///
    /// @return the queues that it went to
    public List<String> send(UpgradeEvent event) {
        List<String> queues = Service.recipientsOf(event).stream().map(Service::queue).toList();
        try (SqsClient sqs = aws.sqs()) {
            for (String queue : queues) {
                String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
                sqs.sendMessage(request -> request.queueUrl(url).messageBody(codec.encode(event)));
            }
        } catch (QueueDoesNotExistException missing) {
            throw new IllegalArgumentException(
                    "there are no queues %s here: deploy deploy/cloudformation/greenlight.yaml, or"
                                    .formatted(queues)
                            + " set AWS_REGION and AWS_ENDPOINT_URL to where they are",
                    missing);
        }
        return queues;
    }

    private String tagged(String cluster) {
        String upgrade = found(cluster).tags().get(UPGRADE_TAG);
        if (upgrade == null) {
            throw new IllegalArgumentException(
                    "the cluster %s has no tag %s, so it has no upgrade yet: say --upgrade ID, or"
                                    .formatted(cluster, UPGRADE_TAG)
                            + " send discovery-requested");
        }
        return upgrade;
    }

    private Clusters.Seen found(String cluster) {
        return new Clusters(aws)
                .find(cluster)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--cluster %s: RDS has no such cluster".formatted(cluster)));
    }
}
