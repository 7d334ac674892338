package io.greenlight.backbone.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who began an upgrade in a run of the fleet, and whether it is over.
///
/// ```text
///   on --> ended --> told
/// ```
///
/// @param members in the order in which they began
/// @param ended what everybody is to be told of its end; none while it is on
/// @param toldAt when they had been
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRoll(
        FleetRun run,
        List<Member> members,
        @Nullable FleetRunEnded ended,
        @Nullable Instant toldAt) {

    /// An upgrade that began in the run. Its name stands here before it stands on its cluster.
    public record Member(UpgradeId upgrade, ClusterRef cluster, Instant begunAt) {}

    public RunRoll {
        members = List.copyOf(members);
    }

    /// The run that begins with that upgrade.
    public static RunRoll begun(Member first) {
        return new RunRoll(FleetRun.begunAt(first.begunAt()), List.of(first), null, null);
    }

    public boolean isOn() {
        return ended == null;
    }

    /// What is still to be told of its end, if something is.
    public Optional<FleetRunEnded> untold() {
        return toldAt == null ? Optional.ofNullable(ended) : Optional.empty();
    }

    /// Whether that upgrade began in it.
    public boolean holds(UpgradeId upgrade) {
        return members.stream().anyMatch(one -> one.upgrade().equals(upgrade));
    }

    /// The same with one member more.
    public RunRoll with(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.add(member);
        return new RunRoll(run, more, ended, toldAt);
    }

    /// The same, over.
    ///
    /// @param skipped who stood aside then
    public RunRoll ended(Instant at, List<ClusterRef> skipped) {
        List<UpgradeId> upgrades = members.stream().map(Member::upgrade).toList();
        return new RunRoll(run, members, new FleetRunEnded(at, run, upgrades, skipped), null);
    }

    /// The same, of whose end everybody was told.
    public RunRoll told(Instant at) {
        return new RunRoll(run, members, ended, at);
    }
}
