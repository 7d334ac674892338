package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Says what was counted, and waits for somebody to agree. Nothing is changed before; a question
/// that lapses ends the way back as if it had never been asked for.
///
/// - **Again:** looks for the answer. The question stays as it was asked first.
/// - **Undo:** there is nothing to take back.
final class AwaitConsent implements Step<WayBackFacts> {

    private static final Duration QUICK = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final BothClusters clusters;
    private final Consents consents;
    private final CutoverConfig config;
    private final Clock clock;

    AwaitConsent(BothClusters clusters, Consents consents, CutoverConfig config, Clock clock) {
        this.clusters = clusters;
        this.consents = consents;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "await-consent";
    }

    /// The question lapses before.
    @Override
    public Duration patience() {
        return config.consentPatience().plusHours(1);
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) {
        if (run.facts().openQuestion().isEmpty() && !run.facts().agreed()) {
            run.keep(run.facts().asking(question(run)));
        }
        if (run.facts().agreed()) {
            return new StepOutcome.Done(
                    "somebody agreed (%s)".formatted(run.facts().answeredQuestion().token()));
        }
        Question question = run.facts().openQuestion().orElseThrow();
        if (consents.isGiven(run.order().upgrade(), question.token())) {
            return agree(run, question);
        }
        if (question.hasLapsedBy(clock.instant())) {
            return new StepOutcome.GiveUp(noConsent(question));
        }
        Duration recheck = config.recheck();
        boolean isQuick = run.elapsed().compareTo(QUICK) < 0 || recheck.compareTo(LATER) > 0;
        return new StepOutcome.NotYet(
                "somebody has to agree (%s) to going back".formatted(question.token()),
                isQuick ? new Recheck(recheck).in(run) : LATER);
    }

    @Override
    public StepOutcome undo(Run<WayBackFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// A clone that was cleaned up while somebody thought about it is none to go back to, and
    /// clients stay where they are.
    private StepOutcome agree(Run<WayBackFacts> run, Question question) {
        boolean isThere =
                clusters.members(run.facts().foundClone()).stream()
                        .anyMatch(member -> member.isWriter() && member.isAvailable());
        if (!isThere) {
            return new StepOutcome.GiveUp(cloneGone(run));
        }
        run.keep(run.facts().agreeing());
        return new StepOutcome.Done("somebody agreed (%s)".formatted(question.token()));
    }

    private Question question(Run<WayBackFacts> run) {
        UpgradeOrder order = run.order();
        Instant now = clock.instant();
        Instant taken = run.facts().wayBack().takenAt();
        String sentence =
                "May %s be again what it was at %s, on PostgreSQL %s? What was written since is"
                                .formatted(
                                        order.cluster(),
                                        taken.truncatedTo(ChronoUnit.SECONDS),
                                        order.path().source())
                        + " lost to clients: as of %s this much, and whatever they write until"
                                .formatted(now.truncatedTo(ChronoUnit.SECONDS))
                        + " then. The cluster of now is kept as %s."
                                .formatted(BothClusters.leftName(run));
        return Question.ask(
                order, sentence, run.facts().counted().told(), now, config.consentPatience());
    }

    private static Reason cloneGone(Run<WayBackFacts> run) {
        return new Reason(
                "clone-missing",
                Fault.OPERATOR,
                "Somebody agreed, but the clone %s does not take writes, or is gone by now"
                        .formatted(run.facts().wayBack().cluster()),
                "If it was stopped, start it, then inject way-back-requested");
    }

    private static Reason noConsent(Question question) {
        return new Reason(
                "no-consent",
                Fault.OPERATOR,
                "Nobody agreed to going back until %s: the cluster stays as it is"
                        .formatted(question.until()),
                "Inject way-back-requested to be asked again, with new figures");
    }
}
