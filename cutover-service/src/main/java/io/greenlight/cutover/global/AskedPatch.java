package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.cutover.run.Asked;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A pending action that RDS was asked to apply at once.
///
/// @param resource the ARN of a cluster or an instance
/// @param action RDS's word
/// @param before what the instances that it is about said they were when RDS was asked first
/// @param refusal why RDS did not take the latest call; null if it took it
/// @param over when it was seen to be done; null until then
public record AskedPatch(
        String resource,
        String action,
        List<GlobalMember> before,
        Asked asked,
        @Nullable String refusal,
        @Nullable Instant over) {

    public AskedPatch {
        before = List.copyOf(before);
    }

    /// For the first time.
    static AskedPatch first(Maintenance.Pending pending, List<GlobalMember> before, Instant now) {
        return new AskedPatch(
                pending.resource(), pending.action(), before, Asked.once(now), null, null);
    }

    /// Once more.
    AskedPatch again(Instant now) {
        return new AskedPatch(resource, action, before, asked.again(now), null, null);
    }

    /// RDS is seen at it.
    AskedPatch seenAtWork(Instant now) {
        return new AskedPatch(resource, action, before, asked.seenAtWork(now), refusal, over);
    }

    /// RDS took the call.
    AskedPatch takenAt(Instant now) {
        return new AskedPatch(resource, action, before, asked.takenAt(now), refusal, over);
    }

    /// RDS did not take the call.
    AskedPatch refused(String why) {
        return new AskedPatch(resource, action, before, asked, why, over);
    }

    /// It is done.
    AskedPatch endedAt(Instant now) {
        return new AskedPatch(resource, action, before, asked, refusal, now);
    }

    boolean isOpen() {
        return over == null;
    }

    boolean endedBefore(Instant moment) {
        return over != null && over.isBefore(moment);
    }

    /// Whether it is that one.
    boolean isOf(Maintenance.Pending pending) {
        return resource.equals(pending.resource()) && action.equals(pending.action());
    }

    /// Whether each of these has another patch level than before: a status proves nothing.
    boolean isProvedBy(List<GlobalMember> now) {
        return !now.isEmpty() && now.stream().noneMatch(one -> before.stream().anyMatch(same(one)));
    }

    private static Predicate<GlobalMember> same(GlobalMember one) {
        return other ->
                other.cluster().equals(one.cluster())
                        && other.instance().equals(one.instance())
                        && other.patchLevel().equals(one.patchLevel());
    }

    /// For a person.
    String name() {
        return "%s of %s".formatted(action, resource);
    }
}
