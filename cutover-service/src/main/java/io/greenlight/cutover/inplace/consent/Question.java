package io.greenlight.cutover.inplace.consent;

import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a person is asked before something is lost. It is asked once, and stays as it was asked:
/// the figures are those of that moment.
///
/// @param sentence that yes is the answer to
/// @param until when it lapses, as if the answer were no
public record Question(
        ConsentToken token, String sentence, List<Loss> lost, Instant askedAt, Instant until) {

    public Question {
        lost = List.copyOf(lost);
    }

    /// The question of that upgrade.
    ///
    /// @param patience how long it stays open
    public static Question ask(
            UpgradeOrder order, String sentence, List<Loss> lost, Instant now, Duration patience) {
        return new Question(
                ConsentToken.of(order.upgrade(), sentence, lost),
                sentence,
                lost,
                now,
                now.plus(patience));
    }

    public boolean hasLapsedBy(Instant now) {
        return now.isAfter(until);
    }

    /// As it is said to people: the same event as often as it is said.
    public ConsentNeeded said(UpgradeOrder order) {
        return new ConsentNeeded(
                order.upgrade(), order.cluster(), askedAt, token, sentence, lost, until);
    }

    /// The command that says yes.
    public String yes(UpgradeOrder order) {
        return "./greenlight inject consent-given --cluster %s --upgrade %s --token %s"
                .formatted(order.cluster(), order.upgrade(), token);
    }
}
