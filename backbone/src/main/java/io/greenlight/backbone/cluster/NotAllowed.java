package io.greenlight.backbone.cluster;

/// AWS does not let this service do that, and will not until somebody gives its role the right:
/// there is no use in asking again.
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what AWS says, with the role and the action
    public NotAllowed(String message, Throwable cause) {
        super(message, cause);
    }
}
