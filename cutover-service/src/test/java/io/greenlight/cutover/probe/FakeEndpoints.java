package io.greenlight.cutover.probe;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Endpoints in memory, which answer unless they are taken away.
public final class FakeEndpoints implements ProbeSessions {

    public final AtomicInteger logins = new AtomicInteger();
    public final AtomicLong written = new AtomicLong();
    private final Set<Endpoint> away = ConcurrentHashMap.newKeySet();

    /// Nobody answers there from now on.
    public void takeAway(Endpoint endpoint) {
        away.add(endpoint);
    }

    /// Somebody does again.
    public void giveBack(Endpoint endpoint) {
        away.remove(endpoint);
    }

    @Override
    public ProbeSession open(Endpoint endpoint, Login login, RunNames names) throws IOException {
        require(endpoint);
        logins.incrementAndGet();
        return new ProbeSession() {
            @Override
            public String version() throws IOException {
                require(endpoint);
                return "17.10";
            }

            @Override
            public void write(String probe, long looks) throws IOException {
                require(endpoint);
                written.set(looks);
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }

    private void require(Endpoint endpoint) throws IOException {
        if (away.contains(endpoint)) {
            throw new IOException("08001");
        }
    }
}
