package io.greenlight.notifier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenlight.contracts.UpgradeEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event in the journal of an upgrade, and what became of its notice.
///
/// ```text
///   (nothing) --> claimed --> sent
///                   |  ^
///                   +--+  by another copy, where the one that claimed it is gone
/// ```
///
/// @param claimedAt since when a copy of the notifier is about to publish it
/// @param sentAt when it was published, if it was
/// @param messageId what SNS called the message
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        UpgradeEvent event,
        Instant claimedAt,
        @Nullable Instant sentAt,
        @Nullable String messageId) {

    /// A claim on an event that nobody has told of yet.
    static Entry claim(UpgradeEvent event, Instant now) {
        return new Entry(event, now, null, null);
    }

    /// Taken over from a copy that is gone.
    Entry claimedAgain(Instant now) {
        return new Entry(event, now, null, null);
    }

    /// Told.
    Entry sent(Instant now, String message) {
        return new Entry(event, claimedAt, now, message);
    }

    /// Whether people were told.
    boolean isSent() {
        return sentAt != null;
    }
}
