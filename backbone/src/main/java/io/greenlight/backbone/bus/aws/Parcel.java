package io.greenlight.backbone.bus.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Messages that go to one queue in one call: a call costs more than what is in it.
final class Parcel {

    /// The most that one call takes (SendMessageBatch, Entries).
    private static final int MOST = 10;

    /// Below the 256 KiB that a call could have for as long as there was SendMessageBatch, with
    /// room for attributes.
    private static final int BYTES = 200 * 1024;

    private final List<Letter> letters = new ArrayList<>();
    private int bytes;

    private record Letter(String body, int delay) {}

    /// Whether that one fits in, too; one alone always does.
    boolean hasRoomFor(String body) {
        return letters.isEmpty() || (letters.size() < MOST && bytes + length(body) <= BYTES);
    }

    /// @param delay in seconds, before anyone sees it
    void add(String body, int delay) {
        letters.add(new Letter(body, delay));
        bytes += length(body);
    }

    /// What SQS is asked to take, each with those attributes.
    List<SendMessageBatchRequestEntry> entries(Map<String, MessageAttributeValue> attributes) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Letter letter : letters) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(letter.body())
                            .delaySeconds(letter.delay())
                            .messageAttributes(attributes)
                            .build());
        }
        return entries;
    }

    private static int length(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
