package io.greenlight.cutover.global;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Happening;
import io.greenlight.contracts.Reason;
import java.util.List;
import java.util.stream.Collectors;

/// What keeps members from getting their patches, and what a person does about it. Before RDS was
/// asked for anything the run ends, and a person asks for the next; afterwards it goes on by
/// itself.
final class PatchReasons {

    private static final String NOTHING_ASKED = ". RDS was asked for no patch";
    private static final String THEN_RETRY = ". Then inject retry-requested";
    private static final String LOOKED_AT = ". It is looked at again every five minutes";

    private PatchReasons() {}

    /// An instance is broken, and no patch was asked for.
    static Reason brokenBefore(Reason failed) {
        return new Reason(
                failed.code(),
                failed.fault(),
                failed.sentence() + NOTHING_ASKED,
                "aws rds describe-events in its region may say why. Repair it, or delete it and add"
                        + " another"
                        + THEN_RETRY);
    }

    /// Members have different patches, RDS has none for them, and none was asked for.
    static Reason levelsDifferBefore(List<GlobalMember> members) {
        return levelsDiffer(members, NOTHING_ASKED, THEN_RETRY);
    }

    /// Members have different patches, and RDS has none for them, after it has applied others.
    static Reason levelsDiffer(List<GlobalMember> members) {
        return levelsDiffer(
                members,
                "",
                ". It is looked for every five minutes, and asked for when it is there");
    }

    /// A patch was none: it has made of a member another version.
    static Reason versionsDiffer(GlobalState state) {
        return new Reason(
                "members-differ",
                Fault.PLATFORM,
                "The members of %s have different versions: %s. No other is patched before they"
                                .formatted(state.global().identifier(), state.versions())
                        + " have one",
                "RDS takes no version back: take the others to the newest, secondaries first: aws"
                        + " rds modify-db-cluster --db-cluster-identifier <cluster> --region"
                        + " <region> --engine-version <newest> --apply-immediately"
                        + LOOKED_AT);
    }

    /// RDS was asked, and the patch is not there.
    ///
    /// @param why what RDS did instead
    /// @param told what it has told of that member since
    static Reason refused(PatchLook look, String why, List<Happening> told, String timeline) {
        AskedPatch patch = look.patch();
        String levels = look.now().isEmpty() ? "" : "; " + look.levels();
        String events =
                told.stream()
                        .map(one -> "%s: %s".formatted(one.resource(), one.sentence()))
                        .collect(Collectors.joining("; "));
        return new Reason(
                "patch-refused",
                Fault.PLATFORM,
                "RDS does not apply %s to %s of %s: %s%s. %s"
                        .formatted(
                                patch.action(),
                                patch.resource(),
                                look.member().name(),
                                why,
                                levels,
                                events.isEmpty() ? "It told nothing" : "It told " + events),
                "Repair what it names, then apply it: aws rds apply-pending-maintenance-action"
                        + " --region %s --resource-identifier %s --apply-action %s"
                                .formatted(look.member().region(), patch.resource(), patch.action())
                        + " --opt-in-type immediate. The rest goes on by itself when it is there;"
                        + " until then members may have different patches. What RDS told in all"
                        + " regions is in "
                        + timeline);
    }

    private static Reason levelsDiffer(List<GlobalMember> members, String asked, String then) {
        Reason differ = MemberReasons.patchLevelsDiffer(members);
        return new Reason(
                differ.code(),
                differ.fault(),
                differ.sentence() + asked,
                "Wait until RDS offers the patch to those that are behind: aws rds"
                        + " describe-pending-maintenance-actions --region <region>"
                        + then);
    }
}
