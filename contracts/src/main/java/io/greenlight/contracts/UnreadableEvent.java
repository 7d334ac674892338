package io.greenlight.contracts;

/// A message that is no event of ours. The message says what is wrong with it, in words for whoever
/// sent it.
public final class UnreadableEvent extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String message) {
        super(message);
    }
}
