package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.backbone.plan.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What RDS wants to do to the members: patches, in the order in which they are applied, and what
/// is none and left alone.
record Patches(List<OfMember> all, List<Maintenance.Pending> left) {

    Patches {
        all = List.copyOf(all);
        left = List.copyOf(left);
    }

    /// A patch that waits for a member or one of its instances.
    record OfMember(MemberState member, Maintenance.Pending pending) {}

    /// As RDS lists it now. Secondaries come first, region by region, then the primary.
    static Patches of(GlobalAccess access, GlobalState state) {
        List<OfMember> all = new ArrayList<>();
        List<Maintenance.Pending> left = new ArrayList<>();
        for (MemberState member : state.primaryLast()) {
            access.pending(member).stream()
                    .sorted(order(member))
                    .forEach(pending -> {
                        if (pending.isPatchOf(member.cluster().version())) {
                            all.add(new OfMember(member, pending));
                        } else {
                            left.add(pending);
                        }
                    });
        }
        return new Patches(all, left);
    }

    /// The next one that RDS was not asked for.
    Optional<OfMember> next(Run<GlobalFacts> run) {
        return all.stream().filter(one -> run.facts().patch(one.pending()).isEmpty()).findFirst();
    }

    /// What a sentence has to say of what is left alone.
    String afterthought() {
        return left.isEmpty()
                ? ""
                : "; no patch, and left alone: "
                        + left.stream()
                                .map(Maintenance.Pending::name)
                                .collect(Collectors.joining(", "));
    }

    /// Readers first, then who writes, then the cluster as a whole.
    private static Comparator<Maintenance.Pending> order(MemberState member) {
        return Comparator.<Maintenance.Pending>comparingInt(pending -> rank(member, pending))
                .thenComparing(Maintenance.Pending::resource)
                .thenComparing(Maintenance.Pending::action);
    }

    private static int rank(MemberState member, Maintenance.Pending pending) {
        if (pending.resource().equals(member.cluster().arn())) {
            return 2;
        }
        return member.behind(pending.resource()).stream().anyMatch(one -> one.isWriter()) ? 1 : 0;
    }
}
