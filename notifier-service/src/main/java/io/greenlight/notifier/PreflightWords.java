package io.greenlight.notifier;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.Severity;

/// What is said of a preflight: what has to be repaired, and what somebody has to know of.
final class PreflightWords {

    private PreflightWords() {}

    static Draft passed(PreflightPassed passed) {
        String body =
                """
                Nothing stands in the way of the upgrade.
                What it needs is made ready next.
                """;
        String warnings =
                passed.warnings().isEmpty()
                        ? ""
                        : "\nWhat you should know:\n\n" + FindingWords.all(passed.warnings());
        return Draft.progress(
                passed,
                "preflight passed",
                body
                        + warnings
                        + FindingWords.advised(passed.advice())
                        + FindingWords.whole(passed.report()));
    }

    static Draft failed(PreflightFailed failed) {
        long repairs = FindingWords.blocked(failed.findings());
        long unknown = failed.blocking().size() - repairs;
        String body =
                """
                The upgrade does not start before this is %s:

                %s
                Then ask for preflight again:

                    ./greenlight inject preflight-requested --cluster %s --upgrade %s
                %s%s%s\
                """
                        .formatted(
                                unknown > 0 ? "repaired or acknowledged" : "repaired",
                                FindingWords.all(failed.findings()),
                                failed.cluster(),
                                failed.upgrade(),
                                unknown > 0 ? acknowledging(failed) : "",
                                FindingWords.advised(failed.advice()),
                                FindingWords.whole(failed.report()));
        return Draft.attention(
                failed.cluster(), "preflight failed, " + count(repairs, unknown), body);
    }

    private static String count(long repairs, long unknown) {
        String repair = repairs == 1 ? "1 thing to repair" : repairs + " things to repair";
        if (unknown == 0) {
            return repair;
        }
        String warnings = unknown == 1 ? "1 warning" : unknown + " warnings";
        return repairs == 0
                ? warnings + " to acknowledge"
                : "%s, %s to acknowledge".formatted(repair, warnings);
    }

    private static String acknowledging(PreflightFailed failed) {
        String check =
                failed.blocking().stream()
                        .filter(one -> one.severity() == Severity.WARNING)
                        .map(Finding::check)
                        .findFirst()
                        .orElseThrow();
        return """

        Warnings block here (UpgradeDB:Warnings=block). To go on in spite of one:

            ./greenlight inject acknowledgement-given --cluster %s --upgrade %s \\
                --check %s --remark "why it may be so"
        """
                .formatted(failed.cluster(), failed.upgrade(), check);
    }

    static Draft refused(PreflightRefused refused) {
        String body =
                """
                Preflight was asked for something that it does not do.
                What it found stays as it was.

                %s\
                """
                        .formatted(NoticeWords.told(refused.reason()));
        return Draft.attention(
                refused.cluster(), "preflight refused, " + refused.reason().code(), body);
    }
}
