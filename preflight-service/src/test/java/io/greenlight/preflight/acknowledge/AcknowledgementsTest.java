package io.greenlight.preflight.acknowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Acknowledgement;
import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.WarningPolicy;
import io.greenlight.preflight.acknowledge.Acknowledgements.Weighed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who knows of what, and what a tag can say of it.
class AcknowledgementsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final UpgradeId UPGRADE = new UpgradeId("orders-0123abcd");
    private static final Finding TRIGGERS = warning("trigger", "shop", "public.a", "public.b");
    private static final Finding BLOCKING =
            TRIGGERS.of(Severity.BLOCKED).known(new Acknowledgement("x", NOW, "", List.of()));

    private final FakeLedgers ledgers = new FakeLedgers();
    private final Acknowledgements desk = at(NOW);

    @Test
    void aWarningSaysWhoKnowsOfItAndSince() {
        desk.keep(given(null, null, "seen at night"), List.of(TRIGGERS));

        Finding marked = only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS)));

        assertEquals(
                new Acknowledgement("anna", NOW.minusSeconds(9), "seen at night", List.of()),
                marked.acknowledged());
        assertTrue(marked.isAcknowledged());
    }

    @Test
    void theSameSaidTwiceIsWrittenOnce() {
        AcknowledgementGiven given = given(null, null, null);

        assertEquals(1, desk.keep(given, List.of(TRIGGERS)));
        assertEquals(1, desk.keep(given, List.of(TRIGGERS)));

        assertEquals(1, ledgers.writes());
    }

    @Test
    void whatIsFoundLaterIsNotMeantAndIsNamed() {
        desk.keep(given(null, null, null), List.of(TRIGGERS));
        Finding grown = warning("trigger", "shop", "public.a", "public.b", "public.c");

        Finding marked = only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(grown)));

        assertFalse(marked.isAcknowledged());
        assertEquals(List.of("public.c"), Objects.requireNonNull(marked.acknowledged()).unseen());
    }

    @Test
    void whatIsGoneSinceDoesNotMatter() {
        desk.keep(given(null, null, null), List.of(TRIGGERS));

        Finding less = warning("trigger", "shop", "public.b");

        assertTrue(only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(less))).isAcknowledged());
    }

    @Test
    void objectsCanBeAcknowledgedOneByOne() {
        desk.keep(given("shop", "public.a", null), List.of(TRIGGERS));
        Finding half = only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS)));
        desk.keep(given("shop", "public.b", null), List.of(TRIGGERS));
        Finding whole = only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS)));

        assertEquals(List.of("public.b"), Objects.requireNonNull(half.acknowledged()).unseen());
        assertTrue(whole.isAcknowledged());
    }

    @Test
    void anotherDatabaseIsAnotherWarning() {
        Finding elsewhere = warning("trigger", "-", "public.a", "public.b");

        assertEquals(1, desk.keep(given("shop", null, null), List.of(TRIGGERS, elsewhere)));

        List<Finding> findings =
                desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS, elsewhere)).findings();
        assertTrue(findings.getFirst().isAcknowledged());
        assertNull(findings.getLast().acknowledged());
    }

    @Test
    void whatBlocksIsNobodysToWaveThrough() {
        assertEquals(0, desk.keep(given(null, null, null), List.of(BLOCKING)));
        desk.keep(given(null, null, null), List.of(TRIGGERS));

        assertNull(only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(BLOCKING))).acknowledged());
    }

    @Test
    void aTagMeansWhatWasFoundWhenItWasFirstSeen() {
        Cluster tagged = tagged(Map.of(UpgradeTags.ACKNOWLEDGE, "  trigger=shop long-query "));
        Finding first = only(desk.weigh(UPGRADE, tagged, List.of(TRIGGERS)));

        Finding later = only(at(NOW.plusSeconds(60)).weigh(UPGRADE, tagged, List.of(TRIGGERS)));
        Finding grown =
                only(desk.weigh(UPGRADE, tagged, List.of(warning("trigger", "shop", "public.c"))));

        assertEquals(
                new Acknowledgement("tag UpgradeDB:Acknowledge", NOW, "", List.of()),
                first.acknowledged());
        assertEquals(first, later);
        assertFalse(grown.isAcknowledged());
        assertEquals(1, ledgers.writes());
    }

    @Test
    void aWordThatIsTakenOffTheTagIsTakenBack() {
        Cluster tagged = tagged(Map.of(UpgradeTags.ACKNOWLEDGE, "trigger"));
        desk.weigh(UPGRADE, tagged, List.of(TRIGGERS));

        Finding without = only(desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS)));
        Finding again = only(desk.weigh(UPGRADE, tagged, List.of(TRIGGERS)));

        assertNull(without.acknowledged());
        assertTrue(again.isAcknowledged());
    }

    @Test
    void wordsOfATagThatMeanNothingAreNamedWithTheNearestThatDoes() {
        String words = "triger trigger long-query";
        Cluster tagged = tagged(Map.of(UpgradeTags.ACKNOWLEDGE, words));

        Finding wrong = desk.weigh(UPGRADE, tagged, List.of(BLOCKING)).findings().getLast();

        assertEquals("acknowledge-tag", wrong.check());
        assertEquals(Severity.BLOCKED, wrong.severity());
        assertEquals(
                List.of(
                        "triger: no check is called so; the nearest is trigger",
                        "trigger: it blocks, and what blocks has to be repaired"),
                wrong.objects());
        assertEquals(
                "aws rds add-tags-to-resource --region eu-central-1 --resource-name "
                        + tagged.arn()
                        + " --tags 'Key=UpgradeDB:Acknowledge,Value=long-query'",
                wrong.remedy());
    }

    @Test
    void aTagOfWrongWordsAloneIsToBeRemoved() {
        Cluster tagged = tagged(Map.of(UpgradeTags.ACKNOWLEDGE, "everything"));

        Finding wrong = only(desk.weigh(UPGRADE, tagged, List.of()));

        assertTrue(wrong.remedy().endsWith(" --tag-keys UpgradeDB:Acknowledge"), wrong.remedy());
    }

    @Test
    void aPolicyIsOneOfItsWords() {
        Weighed allow = desk.weigh(UPGRADE, tagged(Map.of()), List.of(TRIGGERS));
        Weighed block =
                desk.weigh(
                        UPGRADE, tagged(Map.of(UpgradeTags.WARNINGS, "block")), List.of(TRIGGERS));
        Weighed wrong =
                desk.weigh(UPGRADE, tagged(Map.of(UpgradeTags.WARNINGS, "never")), List.of());

        assertEquals(WarningPolicy.ALLOW, allow.policy());
        assertEquals(WarningPolicy.BLOCK, block.policy());
        assertEquals("warnings-tag", only(wrong).check());
        assertEquals("UpgradeDB:Warnings=never is none of allow, block", only(wrong).title());
    }

    private Acknowledgements at(Instant now) {
        return new Acknowledgements(ledgers, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Finding only(Weighed weighed) {
        assertEquals(1, weighed.findings().size(), () -> weighed.findings().toString());
        return weighed.findings().getFirst();
    }

    private static Cluster tagged(Map<String, String> tags) {
        return FakeFleet.cluster("orders", new PostgresVersion(17, 11), tags);
    }

    private static AcknowledgementGiven given(
            @Nullable String database, @Nullable String object, @Nullable String remark) {
        Cluster cluster = tagged(Map.of());
        Instant before = NOW.minusSeconds(9);
        return new AcknowledgementGiven(
                UPGRADE, cluster.ref(), before, "trigger", "anna", database, object, remark);
    }

    private static Finding warning(String check, String database, String... objects) {
        return new Finding(
                check, Severity.WARNING, database, "title", "why", "SELECT 1;", List.of(objects));
    }
}
