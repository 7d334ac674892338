package io.greenlight.sandbox.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trouble on demand: the next work of a kind takes longer, or fails.
public final class Injections {

    /// What can be troubled.
    public enum Kind {
        CREATE,
        CLONE,
        UPGRADE,
        WRITER_UPGRADE,
        /// A reader that a new major makes anew.
        READER_UPGRADE,
        SNAPSHOT,
        REBOOT,
        MAINTENANCE,
        FAILOVER
    }

    /// What the next work of a kind suffers.
    ///
    /// @param failure the reason to fail with; none to succeed
    public record Trouble(Duration delay, @Nullable String failure) {}

    private final Map<Kind, Trouble> next = new EnumMap<>(Kind.class);

    public synchronized void arm(Kind kind, Trouble trouble) {
        next.put(kind, trouble);
    }

    public synchronized void clear() {
        next.clear();
    }

    /// Suffers what was ordered for this kind, once.
    void suffer(Kind kind) {
        Trouble trouble;
        synchronized (this) {
            trouble = next.remove(kind);
        }
        if (trouble == null) {
            return;
        }
        Pace.pause(trouble.delay());
        if (trouble.failure() != null) {
            throw new InjectedFailure(trouble.failure());
        }
    }

    /// Somebody asked for this failure.
    static final class InjectedFailure extends RuntimeException {
        InjectedFailure(String message) {
            super(message);
        }
    }
}
