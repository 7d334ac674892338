package io.greenlight.sandbox.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// What the sandbox was at, and when: whoever measures what others add to RDS's own work wants to
/// know how long that was.
public final class WorkLog {

    private static final int MOST = 50_000;

    private final Deque<Done> done = new ArrayDeque<>();
    private final InstantSource clock;

    WorkLog(InstantSource clock) {
        this.clock = clock;
    }

    /// What has ended, well or not.
    ///
    /// @param kind whether somebody waited for an answer
    /// @param subjects resource ids, or the action that was answered
    public record Done(Kind kind, List<String> subjects, Instant began, Instant ended) {
        public Done {
            subjects = List.copyOf(subjects);
        }
    }

    /// How the sandbox was at it.
    public enum Kind {
        /// Behind its API, after the answer.
        WORK,
        /// An answer to a call.
        ANSWER
    }

    /// What has ended, the earliest first; of very much only the latest.
    public synchronized List<Done> done() {
        return List.copyOf(done);
    }

    /// Works behind the API.
    ///
    /// @param subjects the resource ids of what it is about
    void work(List<String> subjects, Runnable work) {
        Instant began = clock.instant();
        try {
            work.run();
        } finally {
            add(new Done(Kind.WORK, subjects, began, clock.instant()));
        }
    }

    /// Answers a call.
    public <T> T answer(String action, Supplier<T> work) {
        Instant began = clock.instant();
        try {
            return work.get();
        } finally {
            add(new Done(Kind.ANSWER, List.of(action), began, clock.instant()));
        }
    }

    private synchronized void add(Done one) {
        done.add(one);
        if (done.size() > MOST) {
            done.removeFirst();
        }
    }
}
