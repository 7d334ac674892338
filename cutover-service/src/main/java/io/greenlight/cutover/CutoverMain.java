package io.greenlight.cutover;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;

/// Starts the service. Before anything asks for an address it has the JVM forget addresses soon:
/// Aurora moves its names to other servers with a TTL of five seconds, and a JVM that keeps them
/// for thirty would go on looking at a server that clients have long left.
@QuarkusMain
public final class CutoverMain {

    private static final String A_SECOND = "1";

    private CutoverMain() {}

    public static void main(String... arguments) {
        forgetAddressesSoon();
        Quarkus.run(arguments);
    }

    /// The JVM reads this once, when it is asked for an address for the first time. A name that was
    /// not there may be a moment later.
    static void forgetAddressesSoon() {
        Security.setProperty("networkaddress.cache.ttl", A_SECOND);
        Security.setProperty("networkaddress.cache.negative.ttl", A_SECOND);
    }
}
