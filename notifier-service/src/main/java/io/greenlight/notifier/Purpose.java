package io.greenlight.notifier;

/// What a person subscribes to a topic for.
public enum Purpose {
    /// Every step and figure on the way, for a screen or a chat; too much for a mailbox.
    PROGRESS,
    /// Somebody should look, or do something.
    ATTENTION,
    /// An upgrade is through.
    COMPLETED
}
