package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.Counted;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.UpgradePrepared;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.contracts.WayBackRefused;
import io.greenlight.contracts.WentBack;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What is said of a fleet that is upgraded in place: who waits, what was made ready, how long
/// clients were without it, and what going back would cost.
final class InPlaceWords {

    /// Of a fleet of hundreds nobody reads the names in a mail.
    private static final int NAMES = 20;

    /// Of a Global Database, whatever it gets.
    private static final String BY_ITSELF =
            """
            The way back: no clone is kept. RDS takes a new version back by itself, from all
            members, if one of them fails. A patch it does not take back.
            """;

    private InPlaceWords() {}

    static Draft queued(ClusterQueued queued) {
        String body =
                """
                %s is tagged for an upgrade (%s), and waits for its turn: as many
                upgrades are under way as may be at once. There is nothing to do; it begins by
                itself when one of these has ended:

                    %s

                More at once: discovery.at-once of the discovery-service.
                """
                        .formatted(
                                queued.cluster(),
                                GlobalWords.path(queued.path()),
                                names(queued.underWay()));
        return Draft.waiting(queued.cluster(), "waits for its turn", body);
    }

    static Draft preupgraded(PreupgradeCompleted done) {
        String body =
                """
                %s is checked and prepared, and has the version that it had.

                %s
                The reports are in the journal, see below. To have it upgraded, set its tag:

                    UpgradeDB:Mode=UPGRADE
                """
                        .formatted(done.cluster(), lines(done.prepared()));
        return Draft.completed(done.cluster(), "prepared, not upgraded yet", body);
    }

    static Draft prepared(UpgradePrepared prepared) {
        String body =
                """
                What the upgrade needs is ready. Until now no client was stopped; the upgrade
                itself, which stops them, comes next.

                %s
                %s\
                """
                        .formatted(
                                lines(prepared.prepared()),
                                prepared.anyWayBack()
                                        .map(clone -> wayBack(clone, prepared.at()))
                                        .orElse(BY_ITSELF));
        return Draft.progress(prepared, "ready to be upgraded", body);
    }

    static Draft upgraded(UpgradedInPlace upgraded) {
        String body =
                """
                %s is on PostgreSQL %s, on every member, and takes writes.

                %s
                %s
                To go back to it; what that would lose is counted, and you are asked first:

                    ./greenlight inject way-back-requested --cluster %s --upgrade %s

                When you do not want to go back any more:

                    ./greenlight inject cleanup-requested --cluster %s --upgrade %s
                """
                        .formatted(
                                upgraded.cluster(),
                                upgraded.version(),
                                downtimes(upgraded.downtimes()),
                                wayBack(upgraded.wayBack(), upgraded.at()),
                                upgraded.cluster(),
                                upgraded.upgrade(),
                                upgraded.cluster(),
                                upgraded.upgrade());
        String subject = "upgraded in place to PostgreSQL " + upgraded.version();
        return Draft.completed(upgraded.cluster(), subject, body);
    }

    static Draft consentNeeded(ConsentNeeded needed) {
        String body =
                """
                %s

                A yes would cost:

                %s
                Nothing is changed before you agree. If you do:

                    ./greenlight inject consent-given --cluster %s --upgrade %s --token %s

                Without an answer until %s it is a no.
                """
                        .formatted(
                                needed.question(),
                                losses(needed.lost()),
                                needed.cluster(),
                                needed.upgrade(),
                                needed.token(),
                                Times.second(needed.until()));
        return Draft.urgent(needed.cluster(), "YOUR CONSENT is needed", body);
    }

    static Draft wentBack(WentBack back) {
        String body =
                """
                %s is what it was before the upgrade again, on PostgreSQL %s.

                %s:

                %s
                The cluster that was left stands by as %s, until you do not want it any more:

                    ./greenlight inject cleanup-requested --cluster %s --upgrade %s
                """
                        .formatted(
                                back.cluster(),
                                back.version(),
                                lostAs(back.counted()),
                                losses(back.lost()),
                                back.setAside(),
                                back.cluster(),
                                back.upgrade());
        String subject = "went back to PostgreSQL " + back.version();
        return Draft.attention(back.cluster(), subject, body);
    }

    private static String lostAs(Counted counted) {
        return switch (counted) {
            case WHEN_ASKED ->
                    "You agreed to lose this much, and there was no time to count what was written"
                            + " after that";
            case WHEN_CLOSED -> "Lost is, counted when nobody could write any more";
        };
    }

    static Draft wayBackRefused(WayBackRefused refused) {
        String body =
                """
                %s stays as it is: it does not go back, and nothing was touched.

                %s
                To ask for it again:

                    ./greenlight inject way-back-requested --cluster %s --upgrade %s
                """
                        .formatted(
                                refused.cluster(),
                                NoticeWords.told(refused.reason()),
                                refused.cluster(),
                                refused.upgrade());
        String subject = "way back refused, " + refused.reason().code();
        return Draft.attention(refused.cluster(), subject, body);
    }

    /// The clone to go back to, its age and its cost, in a line each.
    static String wayBack(WayBack wayBack, Instant now) {
        return """
        The way back: the clone %s, taken at %s, %s ago.
        What was written since is not on it. It costs %s.
        """
                .formatted(
                        wayBack.cluster(),
                        Times.second(wayBack.takenAt()),
                        Times.length(wayBack.age(now)),
                        wayBack.cost());
    }

    /// What the probe saw, a line for each endpoint.
    static String downtimes(List<Downtime> downtimes) {
        return downtimes.isEmpty()
                ? "How long clients were without it was not measured.\n"
                : downtimes.stream().map(InPlaceWords::line).collect(Collectors.joining());
    }

    private static String line(Downtime seen) {
        return "%s: away for %s s at the longest, %s s together, in %d %s, by the probe%s.\n"
                .formatted(
                        seen.endpoint(),
                        Figures.seconds(seen.longest()),
                        Figures.seconds(seen.together()),
                        seen.gaps(),
                        seen.gaps() == 1 ? "gap" : "gaps",
                        seen.unwatched().isZero()
                                ? ""
                                : "; nobody looked for %s s"
                                        .formatted(Figures.seconds(seen.unwatched())));
    }

    /// What a consent costs, a line for each.
    static String losses(List<Loss> lost) {
        return lost.isEmpty()
                ? "- nothing\n"
                : lost.stream()
                        .map(one ->
                                "- %s: %s\n".formatted(one.what(), Figures.grouped(one.count())))
                        .collect(Collectors.joining());
    }

    private static String lines(List<String> sentences) {
        return sentences.stream().map("- %s\n"::formatted).collect(Collectors.joining());
    }

    private static String names(List<ClusterRef> clusters) {
        String named =
                clusters.stream()
                        .limit(NAMES)
                        .map(ClusterRef::identifier)
                        .collect(Collectors.joining(", "));
        int more = clusters.size() - NAMES;
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }
}
