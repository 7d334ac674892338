package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Mode;
import java.util.Locale;
import java.util.Set;

/// What the owner of a cluster said with the tag `UpgradeDB`. Where that says nothing,
/// `UpgradeDB:Rehearsal` is enough: a rehearsal does not need a cluster that may be upgraded.
enum Wish {
    /// It is to be upgraded, or its upgrade rehearsed.
    YES,
    /// It is not, or nothing was said.
    NO,
    /// Something was said that is neither; doing nothing without a word would leave them waiting.
    UNCLEAR;

    private static final Set<String> YES_WORDS = Set.of("y", "yes", "true");
    private static final Set<String> NO_WORDS = Set.of("", "n", "no", "false");

    static Wish of(Cluster cluster) {
        String word = word(cluster);
        if (word.isEmpty() && Resolver.isRehearsal(cluster)) {
            return YES;
        }
        if (NO_WORDS.contains(word)) {
            return NO;
        }
        return YES_WORDS.contains(word) ? YES : UNCLEAR;
    }

    /// Whether somebody said no, and did not merely say nothing.
    static boolean isDeclined(Cluster cluster) {
        return !word(cluster).isEmpty() && of(cluster) == NO;
    }

    /// Whether it is wanted, and more than rehearsed.
    static boolean isForUpgrade(Cluster cluster) {
        return of(cluster) == YES
                && Resolver.mode(cluster).filter(Mode.REHEARSAL::equals).isEmpty();
    }

    private static String word(Cluster cluster) {
        return cluster.tags().getOrDefault(UpgradeTags.WANTED, "").strip().toLowerCase(Locale.ROOT);
    }
}
