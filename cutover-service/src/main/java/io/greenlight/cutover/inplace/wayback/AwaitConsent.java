package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what was counted, and waits for somebody to agree. Nothing is changed before; a question
/// that lapses ends the way back as if it had never been asked for.
///
/// - **Again:** looks for the answer. The question stays as it was asked first.
/// - **Undo:** there is nothing to take back.
final class AwaitConsent implements Step<WayBackFacts> {

    private static final Duration QUICK = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Readiness readiness;
    private final OtherLosses others;
    private final Consents consents;
    private final CutoverConfig config;
    private final Clock clock;

    AwaitConsent(
            Readiness readiness,
            OtherLosses others,
            Consents consents,
            CutoverConfig config,
            Clock clock) {
        this.readiness = readiness;
        this.others = others;
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
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        if (run.facts().openQuestion().isEmpty() && !run.facts().agreed()) {
            List<Loss> besides = others.of(run);
            run.keep(run.facts().asking(question(run, besides), besides));
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

    /// Days may have gone by since it was looked whether the way can be gone, and nobody is asked a
    /// second time.
    private StepOutcome agree(Run<WayBackFacts> run, Question question) throws Exception {
        Optional<Reason> objection = readiness.objection(run);
        if (objection.isPresent()) {
            return new StepOutcome.GiveUp(objection.get());
        }
        run.keep(run.facts().agreeing());
        return new StepOutcome.Done("somebody agreed (%s)".formatted(question.token()));
    }

    private Question question(Run<WayBackFacts> run, List<Loss> besides) {
        UpgradeOrder order = run.order();
        Instant now = clock.instant();
        Instant from = Objects.requireNonNullElse(run.facts().countedFrom(), now);
        String sentence =
                "May %s be again what it was at %s, on PostgreSQL %s? What was written since is"
                                .formatted(
                                        order.cluster(),
                                        seconds(run.facts().wayBack().takenAt()),
                                        order.path().source())
                        + " lost to clients: this much, counted table by table from %s to %s, and"
                                .formatted(seconds(from), seconds(now))
                        + " whatever they write until then. Roles, passwords and grants are those"
                        + " of then, too. The cluster of now is kept as %s."
                                .formatted(BothClusters.leftName(run));
        List<Loss> lost =
                Stream.concat(run.facts().counted().told().stream(), besides.stream()).toList();
        return Question.ask(order, sentence, lost, now, config.consentPatience());
    }

    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
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
