package io.greenlight.preflight;

import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.check.CheckNames;
import io.greenlight.preflight.check.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why something that somebody asked for is not done, and what would be.
final class Refusals {

    private static final String ASK = "./greenlight inject preflight-requested --cluster %s";

    private Refusals() {}

    /// What is behind preflight is not gone back for.
    static Reason past(UpgradeOrder order, Whereabouts.Beyond beyond) {
        return switch (beyond) {
            case BEGUN ->
                    reason(
                            "preflight-is-over",
                            "%s is past preflight; its report stays as it was."
                                    .formatted(order.upgrade()),
                            "./greenlight status says where it stands.");
            case AS_BEFORE ->
                    reason(
                            "upgrade-has-ended",
                            "%s has ended as before; its report stays as it was."
                                    .formatted(order.upgrade()),
                            "./greenlight inject replication-requested --cluster %s --upgrade %s"
                                    .formatted(order.cluster(), order.upgrade()));
        };
    }

    static Reason superseded(UpgradeOrder order, String by) {
        return reason(
                "another-upgrade",
                "%s has another upgrade by now, %s; %s is over."
                        .formatted(order.cluster(), by, order.upgrade()),
                ASK.formatted(order.cluster()));
    }

    /// Why nobody can be asked for a check of that name, if so.
    static Optional<Reason> check(String name, UpgradeOrder order) {
        if (!CheckNames.has(name)) {
            return Optional.of(
                    reason(
                            "unknown-check",
                            "No check is called %s.".formatted(name),
                            "The nearest is %s.".formatted(CheckNames.nearest(name))));
        }
        if (!CheckNames.isAsked(name, Route.of(order.path()))) {
            return Optional.of(
                    reason(
                            "check-does-not-count",
                            "%s does not count for %s, and is not asked."
                                    .formatted(name, order.path()),
                            ASK.formatted(order.cluster())));
        }
        return Optional.empty();
    }

    static Reason notLookedYet(UpgradeOrder order) {
        return reason(
                "not-looked-yet",
                "Nothing has been found of %s so far, so there is nothing to acknowledge."
                        .formatted(order.upgrade()),
                ASK.formatted(order.cluster()));
    }

    /// Nothing of what was found is a warning that is meant.
    static Reason notAcknowledged(AcknowledgementGiven given, List<Finding> found) {
        String where =
                found.stream()
                        .filter(one -> one.check().equals(given.check()))
                        .filter(one -> one.severity() == Severity.WARNING)
                        .map(one -> "database %s: %s".formatted(one.database(), one.objects()))
                        .collect(Collectors.joining("; "));
        return found.stream()
                .filter(given::means)
                .findFirst()
                .map(blocking ->
                        reason(
                                "blocking-finding",
                                "%s blocks (%s), and what blocks cannot be acknowledged."
                                        .formatted(given.check(), blocking.title()),
                                blocking.remedy()))
                .orElseGet(() ->
                        reason(
                                "nothing-to-acknowledge",
                                "No warning of %s is meant.".formatted(meant(given)),
                                where.isEmpty()
                                        ? ASK.formatted(given.cluster())
                                        : "It warns of " + where));
    }

    private static String meant(AcknowledgementGiven given) {
        String database = given.database() == null ? "" : ", database " + given.database();
        String object = given.object() == null ? "" : ", object " + given.object();
        return given.check() + database + object;
    }

    private static Reason reason(String code, String sentence, String remedy) {
        return new Reason(code, Fault.OPERATOR, sentence, remedy);
    }
}
