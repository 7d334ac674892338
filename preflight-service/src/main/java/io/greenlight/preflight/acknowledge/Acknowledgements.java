package io.greenlight.preflight.acknowledge;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.WarningPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what people have acknowledged against what was found.
@Singleton
public final class Acknowledgements {

    private final Ledgers ledgers;
    private final Clock clock;

    @Inject
    public Acknowledgements(Ledgers ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /// Findings with who knows of them, and what becomes of warnings that nobody knows of.
    public record Weighed(WarningPolicy policy, List<Finding> findings) {

        public Weighed {
            findings = List.copyOf(findings);
        }
    }

    /// What the findings come to, by the ledger and by the cluster's tags as they are now.
    ///
    /// @param found what the checks say; what was said of tags before is found out anew
    public Weighed weigh(UpgradeId upgrade, Cluster cluster, List<Finding> found) {
        TagWords words = TagWords.of(cluster);
        Ledger ledger =
                ledgers.change(upgrade, before -> before.seen(words, found, clock.instant()));
        List<Finding> findings = new ArrayList<>(found.stream().map(ledger::marked).toList());
        words.refused(cluster, found).ifPresent(findings::add);
        Optional<WarningPolicy> policy = policy(cluster);
        if (policy.isEmpty()) {
            findings.add(noPolicy(cluster));
        }
        return new Weighed(policy.orElse(WarningPolicy.ALLOW), findings);
    }

    /// Enters the warnings that are meant; said twice, they are entered once.
    ///
    /// @param kept what was found when it was said
    /// @return how many warnings were meant; what blocks is not one
    public int keep(AcknowledgementGiven given, List<Finding> kept) {
        List<Known> known =
                kept.stream()
                        .filter(one -> one.severity() == Severity.WARNING)
                        .filter(given::means)
                        .map(one -> known(given, one))
                        .toList();
        ledgers.change(
                given.upgrade(),
                before -> {
                    Ledger after = before;
                    for (Known one : known) {
                        after = after.with(one);
                    }
                    return after;
                });
        return known.size();
    }

    private static Known known(AcknowledgementGiven given, Finding one) {
        return new Known(
                one.check(),
                one.database(),
                given.object() == null ? one.objects() : List.of(given.object()),
                given.by(),
                given.at(),
                given.remark() == null ? "" : given.remark());
    }

    private static Optional<WarningPolicy> policy(Cluster cluster) {
        return WarningPolicy.named(word(cluster));
    }

    private static String word(Cluster cluster) {
        return cluster.tags().getOrDefault(UpgradeTags.WARNINGS, WarningPolicy.ALLOW.word());
    }

    private static Finding noPolicy(Cluster cluster) {
        return TagFinding.of(
                "warnings-tag",
                "%s=%s is none of %s"
                        .formatted(UpgradeTags.WARNINGS, word(cluster), WarningPolicy.words()),
                TagFinding.remedy(cluster, UpgradeTags.WARNINGS, WarningPolicy.BLOCK.word()),
                List.of(word(cluster)));
    }
}
