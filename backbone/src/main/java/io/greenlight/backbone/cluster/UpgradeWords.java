package io.greenlight.backbone.cluster;

import java.util.Locale;
import java.util.regex.Pattern;

/// What RDS means by a sentence about an upgrade. Its API has neither a state nor a code for an
/// upgrade that failed: only events, in words.
public final class UpgradeWords {

    private static final Pattern FAILED =
            Pattern.compile(
                    "fail(?!(ed|ing|s)?.?over)|unable"
                            + "|can't be upgraded|cannot be upgraded|not be upgraded"
                            + "|roll(ed|ing)?[ -]?back|reverted");

    /// What connections that way lose, and that it was not to be had, is told there, too, and is no
    /// failure: the upgrade goes on.
    private static final Pattern ZERO_DOWNTIME = Pattern.compile("zero[ -]downtime");

    private UpgradeWords() {}

    /// Whether it is about an upgrade, however that goes.
    public static boolean isAboutIt(String sentence) {
        return lower(sentence).contains("upgrade");
    }

    /// Whether it says that an upgrade was not made, or was taken back.
    public static boolean isComplaint(String sentence) {
        String words = lower(sentence);
        return isAboutIt(words)
                && FAILED.matcher(words).find()
                && !ZERO_DOWNTIME.matcher(words).find();
    }

    /// Whether it says that RDS began.
    public static boolean isBeginning(String sentence) {
        return lower(sentence).contains("upgrade started");
    }

    /// Whether it is the last that RDS says of a cluster that it has upgraded.
    public static boolean isLast(String sentence) {
        return lower(sentence).contains("has been upgraded");
    }

    private static String lower(String sentence) {
        return sentence.toLowerCase(Locale.ROOT);
    }
}
