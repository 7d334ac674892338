package io.greenlight.backbone.cluster;

/// RDS does not take a call, for what it is about is in no state for it: most often because RDS is
/// at work on it already. A call that was taken before may show itself so, and nowhere else yet.
public final class RdsAtWork extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What RDS said.
    public RdsAtWork(String said, Throwable cause) {
        super(said, cause);
    }
}
