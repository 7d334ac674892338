package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.FakeSecrets;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreflightPassed;
import io.greenlight.contracts.PreflightRefused;
import io.greenlight.contracts.PreflightRequested;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.Whereabouts.Beyond;
import io.greenlight.preflight.report.PreflightReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people can say to preflight after it has looked once: that they know of a warning, and that
/// it is to look at one thing again.
class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    private final ListenerScene scene = new ListenerScene();
    private final FakeFleet fleet = scene.fleet();
    private final FakeSecrets secrets = scene.secrets();
    private final FakeArchive archive = scene.archive();
    private Optional<Beyond> beyond = Optional.empty();
    private Bench bench;
    private UpgradeOrder order;
    private PreflightListener listener;

    @BeforeEach
    void oneClusterOfWhichSomethingIsToBeKnown() {
        bench = Bench.on(17);
        order = scene.order(bench);
        listener = scene.listener(bench, NOW, _ -> beyond);
        bench.run("CREATE UNLOGGED TABLE a (i int PRIMARY KEY)");
    }

    @AfterEach
    void noDatabase() {
        bench.close();
    }

    @Test
    void aWarningBlocksWhereItIsToUntilSomebodyKnowsOfIt() {
        tag(UpgradeTags.WARNINGS, "block");
        PreflightFailed failed = assertInstanceOf(PreflightFailed.class, handled(discovered()));
        assertEquals("unlogged-table", failed.blocking().getFirst().check());

        UpgradeEvent answer = handled(given("unlogged-table", null));

        PreflightPassed passed = assertInstanceOf(PreflightPassed.class, answer);
        assertTrue(passed.warnings().getFirst().isAcknowledged());
        assertEquals("preflight-passed", fleet.tagsOf("orders").get(UpgradeTags.STATUS));
    }

    @Test
    void noWarningKeepsARehearsalFromBeingMade() {
        tag(UpgradeTags.WARNINGS, "block");
        bench.run("CREATE TABLE b (i int)");
        bench.run("DELETE FROM b");
        order = scene.order(bench, Mode.REHEARSAL);

        PreflightPassed passed = passed(handled(discovered()));

        assertEquals(
                Set.of("replica-identity", "unlogged-table"),
                passed.warnings().stream().map(Finding::check).collect(Collectors.toSet()));
        assertFalse(
                Objects.requireNonNull(passed.advice()).contains("acknowledged"), passed::advice);
    }

    @Test
    void aNewOneBlocksAgainAndIsNamed() {
        tag(UpgradeTags.WARNINGS, "block");
        handled(discovered());
        handled(given("unlogged-table", null));
        bench.run("CREATE UNLOGGED TABLE b (i int PRIMARY KEY)");

        PreflightFailed failed = assertInstanceOf(PreflightFailed.class, handled(asked(null)));

        Acknowledgement known = failed.blocking().getFirst().acknowledged();
        assertEquals(List.of("public.b"), Objects.requireNonNull(known).unseen());
    }

    @Test
    void theSameAcknowledgementTwiceComesToTheSame() {
        handled(discovered());

        PreflightPassed first = passed(handled(given("unlogged-table", null)));
        PreflightReport once = archive.kept.getLast();
        PreflightPassed second = passed(handled(given("unlogged-table", null)));

        // The forecast is of its moment.
        assertEquals(first.warnings(), second.warnings());
        assertTrue(once.findings().getFirst().isAcknowledged());
        assertEquals(once.findings(), archive.kept.getLast().findings());
    }

    private static PreflightPassed passed(UpgradeEvent event) {
        return assertInstanceOf(PreflightPassed.class, event);
    }

    @Test
    void aRerunKeepsWhatWasAcknowledged() {
        handled(discovered());
        listener.handle(given("unlogged-table", null));

        PreflightPassed again = assertInstanceOf(PreflightPassed.class, handled(asked(null)));

        assertTrue(again.warnings().getFirst().isAcknowledged());
    }

    @Test
    void anAcknowledgementThatMeansNothingIsRefusedByName() {
        assertEquals("not-looked-yet", refusal(given("unlogged-table", null)).code());
        bench.run("CREATE TABLE no_key (i int)");
        handled(discovered());

        Reason unknown = refusal(given("unlogged-tabel", null));
        Reason blocking = refusal(given("replica-identity", null));
        Reason elsewhere = refusal(given("unlogged-table", "nowhere"));

        assertEquals("unknown-check", unknown.code());
        assertEquals("The nearest is unlogged-table.", unknown.remedy());
        assertEquals("blocking-finding", blocking.code());
        assertEquals("nothing-to-acknowledge", elsewhere.code());
        assertTrue(elsewhere.remedy().contains("public.a"), elsewhere.remedy());
    }

    @Test
    void oneCheckIsAskedAgainAndTheRestStaysAsItWas() {
        bench.run("CREATE TABLE no_key (i int)");
        handled(discovered());
        bench.run("DROP TABLE a");
        bench.run("ALTER TABLE no_key ADD PRIMARY KEY (i)");

        PreflightPassed passed =
                assertInstanceOf(PreflightPassed.class, handled(asked("replica-identity")));

        assertEquals(List.of("public.a"), passed.warnings().getFirst().objects());
        assertEquals(Map.of("replica-identity", NOW), archive.kept.getLast().again());
    }

    @Test
    void oneCheckThatStillFindsSomethingStillBlocks() {
        bench.run("CREATE TABLE no_key (i int)");
        handled(discovered());
        bench.run("CREATE TABLE no_key_either (i int)");

        PreflightFailed failed =
                assertInstanceOf(PreflightFailed.class, handled(asked("replica-identity")));

        assertEquals(
                List.of("public.no_key", "public.no_key_either"),
                failed.blocking().getFirst().objects());
        assertEquals(2, failed.findings().size());
    }

    @Test
    void whereNotEverythingWasLookedAtEverythingIs() {
        secrets.forget("orders-secret");
        assertInstanceOf(PreflightFailed.class, handled(discovered()));
        secrets.keep("orders-secret", bench.server().superuser());

        PreflightPassed passed =
                assertInstanceOf(PreflightPassed.class, handled(asked("replica-identity")));

        assertEquals("unlogged-table", passed.warnings().getFirst().check());
        assertEquals(Map.of(), archive.kept.getLast().again());
    }

    @Test
    void aCheckThatIsNoneOrDoesNotCountIsRefusedByName() {
        Reason unknown = refusal(asked("replica-identiy"));
        Reason ofDms = refusal(asked("dms-name"));

        assertEquals("The nearest is replica-identity.", unknown.remedy());
        assertEquals("check-does-not-count", ofDms.code());
        assertEquals(List.of(), archive.kept);
    }

    @Test
    void whatIsPastPreflightIsLeftAlone() {
        tag(UpgradeTags.STATUS, "replicating");
        beyond = Optional.of(Beyond.BEGUN);
        Reason begun = refusal(asked(null));
        List<Dispatch> toldAgain = listener.handle(discovered());
        beyond = Optional.of(Beyond.AS_BEFORE);
        Reason ended = refusal(asked(null));
        beyond = Optional.empty();
        tag(UpgradeTags.UPGRADE, "orders-89abcdef");
        Reason superseded = refusal(asked(null));

        assertEquals("preflight-is-over", begun.code());
        assertEquals(List.of(), toldAgain);
        assertEquals("upgrade-has-ended", ended.code());
        assertEquals("another-upgrade", superseded.code());
        assertEquals("replicating", fleet.tagsOf("orders").get(UpgradeTags.STATUS));
        assertEquals(List.of(), archive.kept);
    }

    @Test
    void ofWhatIsPastPreflightTheReportShowsWhoKnows() {
        handled(discovered());
        beyond = Optional.of(Beyond.BEGUN);

        List<Dispatch> answers = listener.handle(given("unlogged-table", null));

        assertEquals(List.of(), answers);
        assertTrue(archive.kept.getLast().findings().getFirst().isAcknowledged());
    }

    private void tag(String key, String value) {
        fleet.tag(bench.cluster(), Map.of(key, value));
    }

    private UpgradeEvent handled(UpgradeEvent event) {
        List<Dispatch> answers = listener.handle(event);
        assertEquals(1, answers.size());
        return answers.getFirst().event();
    }

    private Reason refusal(UpgradeEvent event) {
        return assertInstanceOf(PreflightRefused.class, handled(event)).reason();
    }

    private UpgradeDiscovered discovered() {
        return new UpgradeDiscovered(
                order.upgrade(), order.cluster(), NOW, order.path(), order.mode());
    }

    private PreflightRequested asked(@Nullable String check) {
        return new PreflightRequested(order.upgrade(), order.cluster(), NOW, check);
    }

    private AcknowledgementGiven given(String check, @Nullable String database) {
        return new AcknowledgementGiven(
                order.upgrade(), order.cluster(), NOW, check, "dba", database, null, "known");
    }
}
