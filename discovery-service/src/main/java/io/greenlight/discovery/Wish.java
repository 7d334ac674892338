package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import java.util.Locale;
import java.util.Set;

/// What the owner of a cluster said with the tag `UpgradeDB`.
enum Wish {
    /// It is to be upgraded.
    YES,
    /// It is not, or nothing was said.
    NO,
    /// Something was said that is neither; doing nothing without a word would leave them waiting.
    UNCLEAR;

    private static final Set<String> YES_WORDS = Set.of("y", "yes", "true");
    private static final Set<String> NO_WORDS = Set.of("", "n", "no", "false");

    static Wish of(Cluster cluster) {
        String word =
                cluster.tags()
                        .getOrDefault(UpgradeTags.WANTED, "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (NO_WORDS.contains(word)) {
            return NO;
        }
        return YES_WORDS.contains(word) ? YES : UNCLEAR;
    }
}
