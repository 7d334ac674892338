package io.greenlight.cutover.inplace;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// What was asked of RDS for members that have the new version, each of them once for each time.
/// Written before each call, which a crash may leave unmade.
///
/// @param regrouped members that were to get the parameter group that was made for them
/// @param rebooted members that were restarted for their parameters
public record Care(List<String> regrouped, List<String> rebooted) {

    /// Clients are on them: what did not help twice does not help.
    private static final int TIMES = 2;

    public Care {
        regrouped = List.copyOf(regrouped);
        rebooted = List.copyOf(rebooted);
    }

    static Care none() {
        return new Care(List.of(), List.of());
    }

    Care regrouping(String member) {
        return new Care(and(regrouped, member), rebooted);
    }

    Care rebooting(String member) {
        return new Care(regrouped, and(rebooted, member));
    }

    boolean mayRegroup(String member) {
        return Collections.frequency(regrouped, member) < TIMES;
    }

    boolean mayReboot(String member) {
        return Collections.frequency(rebooted, member) < TIMES;
    }

    /// Whether it has got another group since it was started: RDS does not always say that this
    /// waits for a restart.
    boolean hasNewGroup(String member) {
        return regrouped.contains(member) && !rebooted.contains(member);
    }

    private static List<String> and(List<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
