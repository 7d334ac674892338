package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.UpgradeWords;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Merges what RDS told of all members in all regions into one order, and writes it where people
/// find it. RDS's last word of a member may come up to a minute after the member does, or not at
/// all, so it is waited for a little.
///
/// - **Again:** what came since is added.
final class MergeTimeline implements ForwardStep<GlobalFacts> {

    private static final Duration LATE = Duration.ofSeconds(90);

    private final GlobalAccess access;
    private final Timeline timeline;

    MergeTimeline(GlobalAccess access, Timeline timeline) {
        this.access = access;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "merge-timeline";
    }

    @Override
    public StepOutcome run(Run<GlobalFacts> run) throws Exception {
        GlobalState state = access.look(run);
        List<Happening> all = timeline.write(run, state);
        Optional<MemberState> silent =
                state.members().stream().filter(member -> !isTold(member, all)).findFirst();
        boolean isAsked = run.facts().upgradeAsked().isPresent();
        if (isAsked && silent.isPresent() && run.elapsed().compareTo(LATE) < 0) {
            return access.home()
                    .later(
                            "RDS has not told yet that %s is upgraded"
                                    .formatted(silent.get().name()));
        }
        run.keep(
                run.facts()
                        .telling(all.stream().limit(UpgradedGlobally.LONGEST_TIMELINE).toList()));
        long regions = all.stream().map(Happening::region).distinct().count();
        return new StepOutcome.Done(
                "%d events of %d regions are in %s"
                        .formatted(all.size(), regions, timeline.address(run.order().upgrade())));
    }

    private static boolean isTold(MemberState member, List<Happening> all) {
        return all.stream()
                .filter(one -> one.region().equals(member.region()))
                .filter(one -> one.resource().equals(member.cluster().ref().identifier()))
                .anyMatch(one -> UpgradeWords.isLast(one.sentence()));
    }
}
