package io.greenlight.cutover.global;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.contracts.Happening;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What RDS said of an upgrade that it took back. Its API has no word for it: every member is
/// `available` at its old version, and an event in some region says why.
record Complaints(GlobalAccess access, EngineUpgrades upgrades) {

    private static final Pattern FAILED =
            Pattern.compile(
                    "fail(?!.?over)|unable|can't be upgraded|cannot be upgraded|not be upgraded");
    private static final Pattern TAKEN_BACK = Pattern.compile("roll(ed|ing)?[ -]?back|reverted");

    /// What connections that way lose is told there, too, and is none: the upgrade goes on.
    private static final Pattern ZERO_DOWNTIME = Pattern.compile("zero[ -]downtime");

    private static final String STARTED = "upgrade started";

    /// Events of all regions that say so since then, in order, and what the primary's logs say;
    /// empty if none does.
    List<String> since(GlobalState state, Instant since) {
        Stream<String> told =
                access.happenings(state, since).stream()
                        .filter(Complaints::isOne)
                        .sorted(Comparator.comparing(Happening::at))
                        .map(one ->
                                "%s in %s: %s"
                                        .formatted(one.resource(), one.region(), one.sentence()));
        Stream<String> ofPrimary = upgrades.complaints(state.primary().cluster(), since).stream();
        List<String> all = told.toList();
        return Stream.concat(
                        all.stream(),
                        ofPrimary.filter(one -> all.stream().noneMatch(it -> it.endsWith(one))))
                .distinct()
                .toList();
    }

    /// Whether an event of any region says that RDS began.
    boolean hasBegun(GlobalState state, Instant since) {
        return access.happenings(state, since).stream()
                .anyMatch(one -> lower(one).contains(STARTED));
    }

    private static boolean isOne(Happening one) {
        String sentence = lower(one);
        boolean isFailure =
                sentence.contains("upgrade")
                        && FAILED.matcher(sentence).find()
                        && !ZERO_DOWNTIME.matcher(sentence).find();
        return isFailure || TAKEN_BACK.matcher(sentence).find();
    }

    private static String lower(Happening one) {
        return one.sentence().toLowerCase(Locale.ROOT);
    }
}
