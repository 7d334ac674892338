package io.greenlight.replication.global;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.Progress;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.beforehand.ExportLogs;
import io.greenlight.replication.beforehand.Outcomes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The plan from its beginning to its end, and back.
class GlobalStepsTest {

    private static final Reason REASON =
            new Reason("upgrade-rolled-back", Fault.PLATFORM, "a member failed", "look at it");
    private static final String BOTH = "orders in eu-central-1, orders in ap-northeast-1";

    private TwoRegions shop = new TwoRegions();
    private FakeJournal<GlobalFacts> journal = new FakeJournal<>();

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyRegionIsPreparedAndNothingIsMade(Mode mode) {
        finish(TwoRegions.order(mode));

        String file = mode.word() + "-configuration.json";
        assertEquals(List.of(file), shop.files().names());
        assertEquals("of " + BOTH + "\n", shop.files().text(file));
        assertEquals(BOTH, shop.exported());
    }

    @Test
    void whatIsTakenBackLeavesFilesAndExports() {
        UpgradeOrder order = TwoRegions.order(Mode.UPGRADE);
        finish(order);

        for (int time = 1; time <= 2; time++) {
            Progress progress = runner().unwind(order, shop.steps().plan(), this::begun, REASON);
            assertInstanceOf(RunState.Unwound.class, progress.state());
        }

        assertEquals(List.of("UPGRADE-configuration.json"), shop.files().names());
        assertEquals(BOTH, shop.exported());
    }

    @ParameterizedTest
    @EnumSource(FakeJournal.When.class)
    void aCrashAtAnyWriteOfTheJournalIsMadeUpFor(FakeJournal.When side) {
        finish(TwoRegions.order(Mode.UPGRADE));
        int writes = journal.writes();

        for (int fatal = 1; fatal <= writes; fatal++) {
            shop = new TwoRegions();
            journal = new FakeJournal<>();
            journal.crashAt(fatal, side);
            assertThrows(FakeJournal.Crash.class, () -> finish(TwoRegions.order(Mode.UPGRADE)));
            finish(TwoRegions.order(Mode.UPGRADE));
            assertEquals(BOTH, shop.exported());
        }
    }

    /// Asked again it would be refused again: half an hour of that helps nobody.
    @Test
    void aRegionWithoutRightsIsGivenUpAtOnceAndTheParameterIsNamed() throws IOException {
        shop.forbid(TwoRegions.TOKYO.region());
        Run<GlobalFacts> run = shop.run(Mode.UPGRADE);
        new ResolveGlobal(shop.source(), TwoRegions.config()).run(run);

        Reason reason =
                Outcomes.givenUp(
                        new ExportLogs<>(shop.source()::members, shop, TwoRegions.config())
                                .run(run));

        assertEquals("not-allowed", reason.code());
        assertEquals(
                "The role of replication-service may not call rds:ModifyDBCluster on"
                        + " orders in ap-northeast-1: no policy allows it",
                reason.sentence());
        assertTrue(
                reason.remedy().startsWith("Add ap-northeast-1 to the parameter SecondaryRegions"),
                reason.remedy());
    }

    /// Looks at most as often as the plan has steps and RDS makes them wait.
    private void finish(UpgradeOrder order) {
        RunState state = new RunState.Running();
        for (int look = 1; look <= 5 && state instanceof RunState.Running; look++) {
            state = runner().advance(order, shop.steps().plan(), this::begun).state();
            shop.clock().passes(Duration.ofMinutes(1));
        }
        assertInstanceOf(RunState.Finished.class, state);
    }

    /// A process that has just begun.
    private PlanRunner<GlobalFacts> runner() {
        return TestRunner.of(Service.REPLICATION, journal, new FakeLeases(), shop.clock());
    }

    private GlobalFacts begun() {
        return GlobalFacts.begun(shop.clock().instant());
    }
}
