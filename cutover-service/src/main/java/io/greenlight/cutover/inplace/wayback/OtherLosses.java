package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.Loss;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// What goes with the cluster that is left, beside rows.
@Singleton
public final class OtherLosses {

    /// Of hundreds nobody reads the names.
    private static final int NAMES = 20;

    private final BothClusters clusters;
    private final SlotCopies slots;
    private final Belongings belongings;

    @Inject
    public OtherLosses(BothClusters clusters, SlotCopies slots, Belongings belongings) {
        this.clusters = clusters;
        this.slots = slots;
        this.belongings = belongings;
    }

    /// All of it, as it is told to people.
    List<Loss> of(Run<WayBackFacts> run) throws Exception {
        List<String> roles = new ArrayList<>(belongings.roles(run.order().resourceId()));
        roles.removeAll(belongings.roles(run.facts().foundClone()));
        List<Loss> losses = new ArrayList<>();
        add(
                losses,
                "logical slots that begin anew, so that their readers miss what lies between",
                slots.names(clusters.servers(run)));
        add(losses, "IAM roles that the clone does not have", roles);
        add(
                losses,
                "custom endpoints that stay with the cluster that is left",
                belongings.customEndpoints(run.order().resourceId()));
        return losses;
    }

    private static void add(List<Loss> losses, String what, List<String> names) {
        if (!names.isEmpty()) {
            List<String> some = names.stream().limit(NAMES).toList();
            int more = names.size() - some.size();
            String rest = more > 0 ? " and %d more".formatted(more) : "";
            losses.add(
                    new Loss(
                            "%s (%s%s)".formatted(what, String.join(", ", some), rest),
                            names.size()));
        }
    }
}
