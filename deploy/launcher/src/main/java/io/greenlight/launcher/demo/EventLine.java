package io.greenlight.launcher.demo;

import io.greenlight.contracts.CleanupCompleted;
import io.greenlight.contracts.CleanupRefused;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.CutoverAbandoned;
import io.greenlight.contracts.CutoverPutOff;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.GlobalMember;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WentBack;
import java.util.List;
import java.util.stream.Collectors;

/// An event in one line, for whoever watches.
public final class EventLine {

    private static final int MEGABYTE = 1024 * 1024;

    private EventLine() {}

    public static String of(UpgradeEvent event) {
        String type = EventCodec.typeName(event.getClass());
        String rest = said(event);
        return rest.isEmpty() ? type : type + ": " + rest;
    }

    private static String said(UpgradeEvent event) {
        return switch (event) {
            case StepEnded step ->
                    "%s %s (%d ms) %s"
                            .formatted(
                                    step.step(),
                                    step.outcome(),
                                    step.took().toMillis(),
                                    step.sentence());
            case ReplicationLagMeasured lag ->
                    "%.1f MB, %d ms behind"
                            .formatted((double) lag.bytes() / MEGABYTE, lag.behind().toMillis());
            case UpgradeDiscovered found ->
                    "%s, %s, mode %s".formatted(found.upgrade(), found.path(), found.mode().word());
            case PreflightFailed failed -> findings(failed.findings());
            case UpgradeCompleted done ->
                    "now %s, the old one is kept as %s".formatted(done.version(), done.kept());
            case ClusterSkipped skipped -> reason(skipped.reason());
            case CutoverPutOff off -> reason(off.reason()) + " Again at " + off.retryAt();
            case CutoverAbandoned given -> reason(given.reason());
            case UpgradeUnwound back -> reason(back.reason());
            case UpgradeStuck stuck -> stuck.step() + ": " + reason(stuck.reason());
            case CleanupRefused kept -> reason(kept.reason());
            case PreflightRefused no -> reason(no.reason());
            case CleanupCompleted gone -> gone.cluster().toString();
            case UpgradeEvent other -> saidInPlace(other);
        };
    }

    private static String saidInPlace(UpgradeEvent event) {
        return switch (event) {
            case UpgradePrepared ready -> prepared(ready.prepared());
            case PreupgradeCompleted ready -> prepared(ready.prepared());
            case RehearsalCompleted done -> rehearsed(done);
            case ConsentNeeded asked ->
                    "%s\n    token %s, until %s%s"
                            .formatted(
                                    asked.question(),
                                    asked.token(),
                                    asked.until(),
                                    losses(asked.lost()));
            case UpgradedInPlace done ->
                    "now %s, what it was is kept as %s%s"
                            .formatted(
                                    done.version(),
                                    done.wayBack().cluster(),
                                    done.downtimes().stream()
                                            .map(EventLine::downtime)
                                            .collect(Collectors.joining()));
            case UpgradedGlobally done ->
                    "%s is of %s now, in all regions%s%s"
                            .formatted(
                                    done.globalCluster(),
                                    done.version(),
                                    done.members().stream()
                                            .map(EventLine::member)
                                            .collect(Collectors.joining()),
                                    done.downtimes().stream()
                                            .map(EventLine::downtime)
                                            .collect(Collectors.joining()));
            case WentBack back ->
                    "again %s, the cluster that was left is kept as %s%s"
                            .formatted(back.version(), back.setAside(), losses(back.lost()));
            case UpgradeEvent _ -> "";
        };
    }

    private static String reason(Reason reason) {
        return "%s: %s %s".formatted(reason.code(), reason.sentence(), reason.remedy());
    }

    private static String prepared(List<String> sentences) {
        return sentences.stream().map(one -> "\n    " + one).collect(Collectors.joining());
    }

    static String losses(List<Loss> lost) {
        return lost.stream()
                .map(one -> "\n    lost: %d %s".formatted(one.count(), one.what()))
                .collect(Collectors.joining());
    }

    private static String member(GlobalMember one) {
        return "\n    %s %s: %s".formatted(one.cluster(), one.instance(), one.patchLevel());
    }

    private static String downtime(Downtime one) {
        String away =
                "\n    %s did not answer for %d ms, in %d gaps"
                        .formatted(one.endpoint(), one.together().toMillis(), one.gaps());
        return one.unwatched().isZero()
                ? away
                : "%s; nobody looked for %d ms".formatted(away, one.unwatched().toMillis());
    }

    private static String rehearsed(RehearsalCompleted done) {
        return "%s%s%s"
                .formatted(
                        done.anyVersion()
                                .map("the clone came to %s"::formatted)
                                .orElse("the clone could not be upgraded"),
                        done.times().stream().map(EventLine::time).collect(Collectors.joining()),
                        findings(done.findings()));
    }

    private static String time(RehearsedTime one) {
        return "\n    %s took %d ms".formatted(one.part(), one.took().toMillis());
    }

    private static String findings(List<Finding> findings) {
        return findings.stream().map(one -> "\n    " + finding(one)).collect(Collectors.joining());
    }

    private static String finding(Finding finding) {
        return "%s, database %s: %s %s\n      remedy: %s"
                .formatted(
                        finding.severity(),
                        finding.database(),
                        finding.title(),
                        finding.objects(),
                        finding.remedy().replace("\n", "\n        "));
    }
}
