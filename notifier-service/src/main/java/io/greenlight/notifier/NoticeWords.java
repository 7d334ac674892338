package io.greenlight.notifier;

import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.ReplicationCaughtUp;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WentBack;

/// What is said of each kind of fact: first what happened, then why, then what to do.
final class NoticeWords {

    /// The reason's code where RDS went back by itself.
    private static final String TAKEN_BACK = "upgrade-rolled-back";

    private static final String RETRY = "retry-requested";

    private NoticeWords() {}

    static Draft draft(NotifierEvent fact) {
        return switch (fact) {
            case UpgradeDiscovered discovered -> discovered(discovered);
            case ClusterSkipped skipped -> skipped(skipped);
            case PreflightPassed passed -> PreflightWords.passed(passed);
            case PreflightFailed failed -> PreflightWords.failed(failed);
            case PreflightRefused refused -> PreflightWords.refused(refused);
            case StepEnded step -> step(step);
            case ReplicationLagMeasured lag -> lag(lag);
            case ReplicationCaughtUp caughtUp -> caughtUp(caughtUp);
            case CutoverPutOff putOff -> putOff(putOff);
            case CutoverAbandoned abandoned -> abandoned(abandoned);
            case UpgradeUnwound unwound -> unwound(unwound);
            case UpgradeStuck stuck -> stuck(stuck);
            case UpgradeCompleted completed -> CompletionWords.draft(completed);
            case CleanupCompleted cleaned -> cleaned(cleaned);
            case CleanupRefused refused -> refused(refused);
            case FleetRunEnded ended -> RunText.ended(ended);
            case ClusterQueued queued -> InPlaceWords.queued(queued);
            case PreupgradeCompleted done -> InPlaceWords.preupgraded(done);
            case RehearsalCompleted done -> RehearsalWords.rehearsed(done);
            case UpgradePrepared prepared -> InPlaceWords.prepared(prepared);
            case UpgradedInPlace upgraded -> InPlaceWords.upgraded(upgraded);
            case UpgradedGlobally upgraded -> GlobalWords.upgraded(upgraded);
            case ConsentNeeded needed -> InPlaceWords.consentNeeded(needed);
            case WentBack back -> InPlaceWords.wentBack(back);
            case WayBackRefused refused -> InPlaceWords.wayBackRefused(refused);
        };
    }

    private static Draft discovered(UpgradeDiscovered discovered) {
        String what =
                switch (discovered.mode()) {
                    case UPGRADE -> "upgrade";
                    case PREUPGRADE -> "preparation of the upgrade";
                    case REHEARSAL -> "rehearsal of the upgrade";
                    case PATCH -> "patching";
                };
        String path = GlobalWords.path(discovered.path());
        String body =
                """
                %s carries the tag UpgradeDB=Y; the %s begins: %s.
                Preflight comes next.
                """
                        .formatted(discovered.cluster(), what, path);
        String subject =
                discovered.mode() == Mode.PATCH
                        ? path + " begin"
                        : "%s %s begins".formatted(what, path);
        return Draft.progress(discovered, subject, body);
    }

    private static Draft skipped(ClusterSkipped skipped) {
        String body =
                """
                %s is tagged for an upgrade, and is left alone.

                %s\
                """
                        .formatted(skipped.cluster(), told(skipped.reason()));
        return Draft.attention(skipped.cluster(), "skipped, " + skipped.reason().code(), body);
    }

    private static Draft step(StepEnded step) {
        String body =
                """
                %s

                Step %s of %s, attempt %d: %s after %d ms.
                """
                        .formatted(
                                step.sentence(),
                                step.step(),
                                step.service().word(),
                                step.attempt(),
                                step.outcome(),
                                step.took().toMillis());
        return Draft.progress(step, "%s %s".formatted(step.step(), step.outcome()), body);
    }

    private static Draft lag(ReplicationLagMeasured lag) {
        String behind = "%s s behind".formatted(Figures.seconds(lag.behind()));
        String body =
                "The target is %s bytes of log and %s."
                        .formatted(Figures.grouped(lag.bytes()), behind);
        return Draft.progress(lag, "target is " + behind, body);
    }

    private static Draft caughtUp(ReplicationCaughtUp caughtUp) {
        String body =
                """
                The target is built, upgraded, analyzed and within the lag budget.
                The switchover comes next.
                """;
        return Draft.progress(caughtUp, "target has caught up", body);
    }

    private static Draft putOff(CutoverPutOff putOff) {
        String body =
                """
                This attempt ended without an upgrade. Clients go on at the old version, and what
                was prepared is kept.

                %s
                Attempt %d ended so; the next one starts at %s.
                """
                        .formatted(
                                told(putOff.reason()),
                                putOff.attempt(),
                                Times.second(putOff.retryAt()));
        return Draft.warning(putOff, "upgrade put off, " + putOff.reason().code(), body);
    }

    private static Draft abandoned(CutoverAbandoned abandoned) {
        Reason reason = abandoned.reason();
        String what =
                isTakenBack(reason)
                        ? "RDS began the upgrade, and took it back by itself."
                        : "The upgrade is given up. Clients go on at the old version;"
                                + " nothing is lost.";
        String body =
                """
                %s

                %s\
                """
                        .formatted(what, told(reason));
        String subject =
                isTakenBack(reason)
                        ? "RDS took the upgrade back"
                        : "upgrade given up, " + reason.code();
        return Draft.attention(abandoned.cluster(), subject, body);
    }

    private static Draft unwound(UpgradeUnwound unwound) {
        Reason reason = unwound.reason();
        String why = isTakenBack(reason) ? "RDS took it back by itself" : "the old version works";
        String body =
                """
                The upgrade ended as before: %s, and what was made for it is taken away.
                What had to be left, if anything, is named in the last word of its step.

                %s
                %s
                """
                        .formatted(why, told(reason), again(unwound));
        String subject =
                isTakenBack(reason)
                        ? "as before, RDS took the upgrade back"
                        : "as before, " + reason.code();
        return Draft.attention(unwound.cluster(), subject, body);
    }

    /// Whether it is RDS that went back, which is an end of its own.
    private static boolean isTakenBack(Reason reason) {
        return reason.code().equals(TAKEN_BACK);
    }

    /// The request that the remedy asks for: two that do nearly the same would be a riddle.
    private static String again(UpgradeUnwound unwound) {
        return unwound.reason().remedy().contains(RETRY)
                ? "To try again whatever has failed:\n\n    ./greenlight inject " + RETRY
                : "To try again:\n\n    ./greenlight inject replication-requested"
                        + " --cluster %s --upgrade %s"
                                .formatted(unwound.cluster(), unwound.upgrade());
    }

    private static Draft stuck(UpgradeStuck stuck) {
        String body =
                """
                Step %s of %s fails again and again. It is still being tried,
                but a person must look.

                %s\
                """
                        .formatted(stuck.step(), stuck.service().word(), told(stuck.reason()));
        return Draft.urgent(stuck.cluster(), "STUCK at " + stuck.step(), body);
    }

    private static Draft cleaned(CleanupCompleted cleaned) {
        String body =
                """
                What was kept for going back is gone: the old cluster and the replication to it,
                or, after an upgrade in place, the clone.
                There is no way back from here but a backup.
                """;
        return Draft.completed(cleaned.cluster(), "cleaned up", body);
    }

    private static Draft refused(CleanupRefused refused) {
        String body =
                """
                What was kept for going back is not removed, and nothing was touched.

                %s
                To try again:

                    ./greenlight inject cleanup-requested --cluster %s --upgrade %s
                """
                        .formatted(told(refused.reason()), refused.cluster(), refused.upgrade());
        String subject = "cleanup refused, " + refused.reason().code();
        return Draft.attention(refused.cluster(), subject, body);
    }

    /// Why, and what to do about it.
    static String told(Reason reason) {
        return "Why: %s\nWhat to do: %s\n".formatted(reason.sentence(), reason.remedy());
    }
}
