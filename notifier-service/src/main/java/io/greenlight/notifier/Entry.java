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
public record Entry(UpgradeEvent event, Telling telling) {

    /// How far people have been told.
    ///
    /// @param claimedAt since when a copy of the notifier is about to publish it
    /// @param sentAt when it was published, if it was
    /// @param messageId what SNS called the message
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Telling(
            Instant claimedAt, @Nullable Instant sentAt, @Nullable String messageId) {}

    /// Nobody was told yet, and we are about to.
    static Entry claim(UpgradeEvent event, Instant now) {
        return new Entry(event, new Telling(now, null, null));
    }

    /// Told.
    Entry sent(Instant now, String message) {
        return new Entry(event, new Telling(telling.claimedAt(), now, message));
    }

    /// Whether people were told.
    boolean isSent() {
        return telling.sentAt() != null;
    }
}
