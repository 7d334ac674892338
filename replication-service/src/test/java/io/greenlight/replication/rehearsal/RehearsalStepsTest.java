package io.greenlight.replication.rehearsal;

import static io.greenlight.replication.rehearsal.RehearsalScene.CLONE;
import static io.greenlight.replication.rehearsal.RehearsalScene.UPGRADE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.UpgradeLogs.LogFile;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.backbone.journal.FakeJournal;
import io.greenlight.backbone.journal.FakeLeases;
import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.plan.PlanRunner;
import io.greenlight.backbone.plan.TestRunner;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.RehearsedTime;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Strategy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole plan, to its end and back.
class RehearsalStepsTest {

    private static final Reason REASON =
            new Reason("not-wanted", Fault.OPERATOR, "nobody wants it", "ask again");

    private RehearsalScene scene = new RehearsalScene(RealServer.of(14));
    private FakeJournal<RehearsalFacts> journal = new FakeJournal<>();

    @Test
    void anUpgradeIsRehearsedAndItsCloneIsGone() throws IOException {
        scene = new RehearsalScene(RealServer.of(14), Duration.ofMillis(50));

        finish();

        requireNothingLeft();
        RunNames names = new RunNames(UPGRADE);
        assertEquals(
                List.of(
                        "17.10 %s %s"
                                .formatted(
                                        names.parameterGroup(),
                                        names.instanceParameterGroup("own-group"))),
                scene.upgrades().asked());
        RehearsalFacts facts = facts();
        assertEquals(
                List.of("clone", "upgrade", "analyze"),
                facts.times().stream().map(RehearsedTime::part).toList());
        assertEquals("memory:REHEARSAL-report.md", facts.report());
        assertEquals(
                Stream.of("parameter-groups.log", "report.html", "report.json", "report.md")
                        .map("REHEARSAL-"::concat)
                        .toList(),
                scene.files().names());
        assertEquals(
                Optional.of(scene.files().text("REHEARSAL-report.json")),
                scene.ofCluster()
                        .read(new ResourceId("cluster-orders"), "rehearsals/14.24-17.10.json"));
        requireWhatForecastsRead(scene.files().text("REHEARSAL-report.json"));
        String report = scene.files().text("REHEARSAL-report.md");
        assertTrue(report.startsWith("# Rehearsal of orders: 14.24 -> 17.10 by clone\n"), report);
        assertTrue(report.contains("The clone came to 17.10."), report);
        assertTrue(report.contains("\n| 17.10 | 4 | "), report);
        ObjectMapper json = EventCodec.newMapper();
        assertEquals(facts, json.readValue(json.writeValueAsString(facts), RehearsalFacts.class));
    }

    /// Preflight's `Rehearsals` reads these.
    private static void requireWhatForecastsRead(String report) throws IOException {
        JsonNode read = EventCodec.newMapper().readTree(report);
        assertEquals("DONE", read.at("/outcome").asText());
        assertEquals("14.24", read.at("/path/source").asText());
        assertEquals("17.10", read.at("/path/target").asText());
        assertEquals("clone", read.at("/times/0/part").asText());
        Duration.parse(read.at("/times/1/took").asText());
        Instant.parse(read.at("/at").asText());
    }

    @Test
    void whatPgUpgradeRefusesIsAFindingAndTheRehearsalEndsWell() {
        scene.upgrades()
                .refuse(
                        new LogFile(
                                "error/pg_upgrade_internal.log",
                                """
                                Checking for incompatible "aclitem" data type              fatal

                                Your installation contains the "aclitem" data type in user tables.
                                The internal format of "aclitem" changed in PostgreSQL version 16
                                so this cluster cannot currently be upgraded.
                                A list of the problem columns is in the file:
                                    /rdsdbdata/pg_upgrade_output.d/tables_using_aclitem.txt

                                Failure, exiting
                                """),
                        new LogFile(
                                "error/tables_using_aclitem.txt",
                                "In database: shop\n  public.grants.acl\n"));

        finish();

        requireNothingLeft();
        Finding found = facts().findings().getFirst();
        assertEquals("pg-upgrade", found.check());
        assertEquals("shop", found.database());
        assertEquals(List.of("public.grants.acl"), found.objects());
        String report = scene.files().text("REHEARSAL-report.md");
        assertTrue(report.contains("The clone could not be upgraded to 17.10."), report);
        assertEquals(
                Optional.empty(),
                scene.ofCluster()
                        .read(new ResourceId("cluster-orders"), "rehearsals/14.24-17.10.json"));
        assertTrue(report.contains("public.grants.acl"), report);
        assertTrue(
                scene.files().text("REHEARSAL-report.html").contains("&quot;aclitem&quot;"),
                report);
    }

    @Test
    void halfARehearsalIsTakenBack() {
        while (scene.upgrades().asked().isEmpty()) {
            scene.work();
            runner().advance(scene.order(Strategy.CLONE), scene.plan(), scene::begun);
        }
        assertTrue(scene.fleet().find(CLONE).isPresent());

        for (int look = 0; look < 4; look++) {
            runner().unwind(scene.order(Strategy.CLONE), scene.plan(), scene::begun, REASON);
        }

        assertInstanceOf(RunState.Unwound.class, page());
        requireNothingLeft();
    }

    @Test
    void nobodyElsesClusterOfThatNameIsDeleted() {
        scene.upgraded();

        for (int look = 0; look < 4; look++) {
            runner().advance(scene.order(Strategy.CLONE), scene.plan(), scene::begun);
        }

        assertInstanceOf(RunState.Unwound.class, page());
        assertTrue(scene.fleet().find(CLONE).isPresent());
    }

    @ParameterizedTest
    @EnumSource(FakeJournal.When.class)
    void aCrashAtAnyWriteOfTheJournalLeavesNoClone(FakeJournal.When side) {
        finish();
        int writes = journal.writes();

        for (int fatal = 1; fatal <= writes; fatal++) {
            scene = new RehearsalScene(RealServer.of(14));
            journal = new FakeJournal<>();
            journal.crashAt(fatal, side);
            assertThrows(FakeJournal.Crash.class, this::finish);
            finish();
            requireNothingLeft();
            assertEquals(1, clones());
        }
    }

    private void finish() {
        for (int look = 0; look < 100 && !(page() instanceof RunState.Finished); look++) {
            scene.work();
            scene.clock().passes(Duration.ofSeconds(5));
            runner().advance(scene.order(Strategy.CLONE), scene.plan(), scene::begun);
        }
        assertInstanceOf(RunState.Finished.class, page());
    }

    private void requireNothingLeft() {
        assertTrue(scene.fleet().find(CLONE).isEmpty());
        assertTrue(scene.rds().groups().isEmpty());
        assertFalse(scene.fleet().tagsOf("orders").containsKey("UpgradeDB:TargetOf"));
    }

    /// How many clones were made.
    private long clones() {
        return scene.rds().asked().stream().filter(("clone " + CLONE)::equals).count();
    }

    private PlanRunner<RehearsalFacts> runner() {
        return TestRunner.of(Service.REPLICATION, journal, new FakeLeases(), scene.clock());
    }

    private RunState page() {
        return journal.read(UPGRADE)
                .<RunState>map(entry -> entry.page().state())
                .orElseGet(RunState.Running::new);
    }

    private RehearsalFacts facts() {
        return journal.read(UPGRADE).orElseThrow().page().facts();
    }
}
