package io.greenlight.cutover.inplace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What was asked of RDS for members that have the new version, in order. Written before each call,
/// which a crash may leave unmade.
public record Care(List<Call> calls) {

    /// Clients are on them: what did not help twice does not help.
    private static final int TIMES = 2;

    /// How long RDS may take to show that it was asked.
    private static final Duration NO_SIGN = Duration.ofSeconds(60);

    /// How long a member that is to restart may still be seen as if it were not.
    private static final Duration SETTING_OUT = Duration.ofSeconds(5);

    public Care {
        calls = List.copyOf(calls);
    }

    /// One call.
    public record Call(Kind kind, String member, Instant at) {}

    /// What is asked for.
    public enum Kind {
        /// The parameter group that was made for the member.
        REGROUP,
        /// A restart, for its parameters.
        REBOOT
    }

    static Care none() {
        return new Care(List.of());
    }

    Care asking(Kind kind, String member, Instant now) {
        return new Care(
                Stream.concat(calls.stream(), Stream.of(new Call(kind, member, now))).toList());
    }

    /// Whether that may be asked for now: not too often, and not while an earlier call may yet
    /// show.
    boolean mayAsk(Kind kind, String member, Instant now) {
        return of(kind, member).count() < TIMES && !isAwaited(kind, member, now);
    }

    /// Whether that was asked for a while ago, so that it may yet show.
    boolean isAwaited(Kind kind, String member, Instant now) {
        return isWithin(NO_SIGN, kind, member, now);
    }

    /// Whether a restart was asked for so short a while ago that nothing of it may show.
    boolean setsOut(String member, Instant now) {
        return isWithin(SETTING_OUT, Kind.REBOOT, member, now);
    }

    /// Whether it has got another group since it was started: RDS does not always say that this
    /// waits for a restart.
    boolean hasNewGroup(String member) {
        return of(Kind.REGROUP, member).findAny().isPresent()
                && of(Kind.REBOOT, member).findAny().isEmpty();
    }

    private boolean isWithin(Duration time, Kind kind, String member, Instant now) {
        return of(kind, member).anyMatch(call -> now.isBefore(call.at().plus(time)));
    }

    private Stream<Call> of(Kind kind, String member) {
        return calls.stream().filter(call -> call.kind() == kind && call.member().equals(member));
    }
}
