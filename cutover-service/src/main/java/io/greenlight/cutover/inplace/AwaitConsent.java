package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.inplace.consent.Consents;
import io.greenlight.cutover.inplace.consent.Question;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A new major takes no logical slot along, and what its reader has not read yet is lost to it. So
/// somebody has to agree: by a tag on the cluster, or by a yes to the question that is asked here.
/// Where no slot stands in the way, nobody is asked.
///
/// - **Again:** looks for the answer. The question stays as it was asked first.
/// - **Undo:** there is nothing to take back.
final class AwaitConsent implements Step<InPlaceFacts> {

    private static final Duration QUICK = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Access access;
    private final Consents consents;
    private final CutoverConfig config;
    private final Clock clock;

    AwaitConsent(Access access, Consents consents, CutoverConfig config, Clock clock) {
        this.access = access;
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
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        if (!run.order().path().crossesMajors()) {
            return new StepOutcome.Done("a new minor leaves slots as they are");
        }
        Cluster cluster = access.cluster(run);
        List<StandingSlots.Slot> slots;
        try (Server writer = access.openWriter(run)) {
            slots = writer.logicalSlots();
        }
        if (slots.isEmpty()) {
            run.keep(run.facts().answered());
            return new StepOutcome.Done("no logical slot stands in the way");
        }
        if (run.facts().slots().agreed()) {
            return agreed(run);
        }
        if (isTagged(cluster)) {
            run.keep(run.facts().answered().with(meaning(run, slots).agreedTo()));
            return new StepOutcome.Done(
                    "the tag %s=Y lets %s be dropped"
                            .formatted(UpgradeTags.DROP_SLOTS, names(slots)));
        }
        if (run.facts().openQuestion().isEmpty()) {
            run.keep(run.facts().asking(question(run, slots)).with(meaning(run, slots)));
        }
        return answer(run, cluster);
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// Whether the cluster's owner lets slots be dropped, whichever there are.
    static boolean isTagged(Cluster cluster) {
        return "Y".equals(cluster.tags().get(UpgradeTags.DROP_SLOTS));
    }

    private StepOutcome answer(Run<InPlaceFacts> run, Cluster cluster) {
        Question question = run.facts().openQuestion().orElseThrow();
        if (consents.isGiven(run.order().upgrade(), question.token())) {
            run.keep(run.facts().answered().with(run.facts().slots().agreedTo()));
            return agreed(run);
        }
        if (question.hasLapsedBy(clock.instant())) {
            return new StepOutcome.GiveUp(noConsent(run, question, cluster));
        }
        Duration recheck = config.recheck();
        boolean isQuick = run.elapsed().compareTo(QUICK) < 0 || recheck.compareTo(LATER) > 0;
        return new StepOutcome.NotYet(
                "somebody has to agree (%s) that %s be dropped"
                        .formatted(question.token(), run.facts().slots().meant()),
                isQuick ? new Recheck(recheck).in(run) : LATER);
    }

    private static StepOutcome agreed(Run<InPlaceFacts> run) {
        return new StepOutcome.Done(
                "somebody agreed that %s be dropped".formatted(run.facts().slots().meant()));
    }

    private Question question(Run<InPlaceFacts> run, List<StandingSlots.Slot> slots) {
        UpgradeOrder order = run.order();
        List<Loss> lost =
                slots.stream()
                        .map(slot ->
                                new Loss(
                                        "bytes of log held back for the slot %s of %s, %s"
                                                .formatted(
                                                        slot.name(), slot.database(), reader(slot)),
                                        Math.max(0, slot.retainedBytes())))
                        .toList();
        String sentence =
                "PostgreSQL %s takes no logical replication slot along. May those of %s be dropped,"
                                .formatted(order.path().target(), order.cluster())
                        + " and be made again afterwards? What their readers have not read by then,"
                        + " and what is written until they are back, does not reach them.";
        return Question.ask(order, sentence, lost, clock.instant(), config.consentPatience());
    }

    private static String reader(StandingSlots.Slot slot) {
        return slot.isRead() ? "read by " + slot.reader() : "read by nobody";
    }

    private static SlotFacts meaning(Run<InPlaceFacts> run, List<StandingSlots.Slot> slots) {
        return run.facts().slots().meaning(names(slots));
    }

    private static List<String> names(List<StandingSlots.Slot> slots) {
        return slots.stream().map(StandingSlots.Slot::name).toList();
    }

    private static Reason noConsent(Run<InPlaceFacts> run, Question question, Cluster cluster) {
        return new Reason(
                "no-consent",
                Fault.OPERATOR,
                "Nobody agreed until %s that the logical slots %s be dropped"
                        .formatted(question.until(), run.facts().slots().meant()),
                "To agree beforehand: aws rds add-tags-to-resource --resource-name %s --tags"
                                .formatted(cluster.arn())
                        + " Key=%s,Value=Y; or answer when you are asked again, as with %s. Then"
                                .formatted(UpgradeTags.DROP_SLOTS, question.yes(run.order()))
                        + " inject retry-requested");
    }
}
