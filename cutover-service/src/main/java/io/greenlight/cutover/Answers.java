package io.greenlight.cutover;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.journal.Page;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.contracts.ConsentGiven;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.inplace.InPlaceFacts;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.inplace.wayback.WayBackFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Keeps what a person said yes to, for the step that waits for it. A yes to a question that nobody
/// asked, or that has lapsed, is none.
@Singleton
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final PlanRunner<InPlaceFacts> upgrades;
    private final PlanRunner<WayBackFacts> waysBack;
    private final Consents consents;

    @Inject
    Answers(
            PlanRunner<InPlaceFacts> upgrades,
            PlanRunner<WayBackFacts> waysBack,
            Consents consents) {
        this.upgrades = upgrades;
        this.waysBack = waysBack;
        this.consents = consents;
    }

    /// Keeps it. There is nothing to be said: whoever waits looks again in a moment.
    List<Dispatch> keep(UpgradeOrder order, ConsentGiven given) {
        boolean isAsked =
                open(order)
                        .filter(question -> !question.hasLapsedBy(given.at()))
                        .anyMatch(question -> question.token().equals(given.token()));
        if (isAsked) {
            consents.keep(order.upgrade(), given.token(), given.at());
        } else {
            LOG.errorf(
                    "nobody asks %s about %s now: the consent is dropped",
                    given.token(), order.upgrade());
        }
        return List.of();
    }

    private Stream<Question> open(UpgradeOrder order) {
        return Stream.concat(
                upgrades
                        .look(order)
                        .filter(Answers::isRunning)
                        .flatMap(page -> page.facts().openQuestion())
                        .stream(),
                waysBack
                        .look(order)
                        .filter(Answers::isRunning)
                        .flatMap(page -> page.facts().openQuestion())
                        .stream());
    }

    private static boolean isRunning(Page<?> page) {
        return page.state() instanceof RunState.Running;
    }
}
