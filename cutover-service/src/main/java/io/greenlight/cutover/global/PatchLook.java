package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.GlobalMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A patch that RDS was asked for, and how it stands while all members are available.
///
/// @param now what the instances that it is about say that they are
/// @param listed whether it still waits, as far as RDS's list says
record PatchLook(
        AskedPatch patch,
        MemberState member,
        List<GlobalMember> now,
        Optional<Maintenance.Pending> listed) {

    PatchLook {
        now = List.copyOf(now);
    }

    /// Whether it is applied. A patch of the engine is if servers say another patch level; of one
    /// of the operating system no server knows, and it is if RDS has listed it no more for a while.
    ///
    /// @param settled how long the list may lag behind
    boolean isDone(Instant time, Duration settled) {
        if (isOfEngine() && !patch.before().isEmpty()) {
            return patch.isProvedBy(now);
        }
        boolean isQuiet =
                patch.asked().isLongerAgoThan(settled, time)
                        && !patch.asked().mayYetTell(time, settled);
        return patch.isProvedBy(now) || (listed.isEmpty() && isQuiet);
    }

    /// What instances are, for a person.
    String levels() {
        return now.stream()
                .map(one -> "%s is %s".formatted(one.instance(), one.patchLevel()))
                .collect(Collectors.joining(", "));
    }

    private boolean isOfEngine() {
        return patch.resource().equals(member.cluster().arn())
                && patch.action().equals(Maintenance.Pending.SYSTEM_UPDATE);
    }
}
