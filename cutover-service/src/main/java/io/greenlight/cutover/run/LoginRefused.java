package io.greenlight.cutover.run;

import io.greenlight.backbone.cluster.Endpoint;
import java.io.IOException;

/// A server does not let the maintenance user in: the password of the secret is not the one that it
/// knows, as on a clone of before a rotation. No repetition mends that.
public final class LoginRefused extends IOException {

    /// What the states of such failures begin with (PostgreSQL, Error Codes).
    private static final String AUTHORIZATION = "28";

    private static final long serialVersionUID = 1;

    public LoginRefused(Endpoint server, Exception reason) {
        super("%s refuses the maintenance user: %s".formatted(server, reason.getMessage()), reason);
    }

    /// Whether a failure with that SQLSTATE is of that kind.
    public static boolean isSaidBy(String state) {
        return state.startsWith(AUTHORIZATION);
    }
}
