package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run of the fleet as far as it is known, made of the journal alone.
///
/// @param upgrades all that began in it, in their order
/// @param queued what was said of clusters that had to wait for their turn
/// @param skipped clusters that stood aside when it ended
/// @param ended what discovery said of its end, once it did
record RunState(
        FleetRun run,
        List<Member> upgrades,
        List<ClusterQueued> queued,
        List<Skip> skipped,
        @Nullable FleetRunEnded ended) {

    /// A cluster that stood aside.
    ///
    /// @param reason why; none where the journal does not know it
    record Skip(ClusterRef cluster, @Nullable Reason reason) {}

    RunState {
        upgrades = List.copyOf(upgrades);
        queued = List.copyOf(queued);
        skipped = List.copyOf(skipped);
    }

    /// Of each cluster and mode the last upgrade, in the order of the clusters' names.
    List<Member> members() {
        return upgrades.stream()
                .filter(one -> all(one).reduce((_, later) -> later).filter(one::equals).isPresent())
                .sorted(
                        Comparator.comparing((Member one) -> one.cluster().identifier())
                                .thenComparing(Member::mode))
                .toList();
    }

    /// The same of one mode.
    List<Member> members(Mode mode) {
        return members().stream().filter(one -> one.mode() == mode).toList();
    }

    /// The upgrades of the same cluster in the same mode, in their order.
    Stream<Member> all(Member like) {
        return upgrades.stream().filter(like::sharesFilesWith);
    }

    /// Who was queued, and has neither begun nor seen the end of the run since.
    List<ClusterRef> waiting() {
        return queued.stream().filter(this::waits).map(ClusterQueued::cluster).distinct().toList();
    }

    private boolean waits(ClusterQueued one) {
        boolean hasBegun =
                upgrades.stream()
                        .filter(member -> member.cluster().equals(one.cluster()))
                        .anyMatch(member -> !member.begun().at().isBefore(one.at()));
        return !hasBegun && (ended == null || ended.at().isBefore(one.at()));
    }

    /// The modes that upgrades of it have.
    List<Mode> modes() {
        return upgrades.stream().map(Member::mode).distinct().sorted().toList();
    }

    /// Whether nothing more is to come.
    boolean isOver() {
        return ended != null && upgrades.stream().allMatch(one -> one.job().hasEnded());
    }

    /// How the run stands, as far as those of its members go.
    Job job(List<Member> some) {
        if (!isOver()) {
            return Job.UNDER_WAY;
        }
        return some.stream().anyMatch(one -> one.job() == Job.FAILED) ? Job.FAILED : Job.UPGRADED;
    }
}
