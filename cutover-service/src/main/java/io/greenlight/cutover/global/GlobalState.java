package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.GlobalCluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Global Database at one moment, as RDS has it in all regions.
///
/// @param members the primary first, if any writes at this moment
record GlobalState(GlobalCluster global, List<MemberState> members) {

    GlobalState {
        members = List.copyOf(members);
    }

    MemberState primary() {
        return members.getFirst();
    }

    /// The clusters that follow, then the primary: the order in which they are patched.
    List<MemberState> primaryLast() {
        return Stream.concat(members.stream().skip(1), Stream.of(primary())).toList();
    }

    /// The same with that member alone.
    GlobalState only(MemberState member) {
        return new GlobalState(global, List.of(member));
    }

    /// The member of that resource id.
    Optional<MemberState> member(ResourceId resourceId) {
        return members.stream()
                .filter(one -> one.cluster().resourceId().equals(resourceId))
                .findFirst();
    }

    /// Whether that one is the primary.
    boolean isLedBy(ResourceId resourceId) {
        return global.hasPrimary() && primary().cluster().resourceId().equals(resourceId);
    }

    /// What of it is not available; empty if all of it is. Between two primaries it is not.
    Optional<String> busy() {
        Stream<String> ofGlobal =
                global.isAvailable()
                        ? Stream.empty()
                        : Stream.of("%s is %s".formatted(global.identifier(), global.status()));
        Stream<String> ofMembers = members.stream().flatMap(member -> member.busy().stream());
        Stream<String> ofPrimary =
                global.hasPrimary()
                        ? Stream.empty()
                        : Stream.of("no member of %s writes".formatted(global.identifier()));
        return Stream.of(ofMembers, ofGlobal, ofPrimary).flatMap(it -> it).findFirst();
    }

    /// The first instance that came to harm, if one did.
    Optional<Reason> failed() {
        return members.stream()
                .flatMap(member ->
                        member.instances().stream()
                                .filter(Instance::isBroken)
                                .map(one -> MemberReasons.failed(member, one.name(), one.status())))
                .findFirst();
    }

    /// Whether RDS says of any of it that it is being upgraded.
    boolean isBeingUpgraded() {
        return global.status().equals("upgrading")
                || members.stream().anyMatch(MemberState::isBeingUpgraded);
    }

    /// Whether RDS says that all of it is of that version.
    boolean isAt(PostgresVersion version) {
        return global.version().equals(version)
                && members.stream().allMatch(member -> member.isAt(version));
    }

    /// What all of it is to have: what was ordered, or what is newer on a member, which somebody
    /// else has upgraded meanwhile.
    PostgresVersion wanted(PostgresVersion ordered) {
        return members.stream()
                .map(member -> member.cluster().version())
                .filter(version -> version.compareTo(ordered) > 0)
                .max(Comparator.naturalOrder())
                .orElse(ordered);
    }

    /// Whether RDS says so of any member.
    boolean isAnywhereAt(PostgresVersion version) {
        return members.stream().anyMatch(member -> member.isAt(version));
    }

    /// The version of each member, for a person.
    String versions() {
        return members.stream()
                .map(member -> "%s is %s".formatted(member.name(), member.cluster().version()))
                .collect(Collectors.joining(", "));
    }
}
