package io.greenlight.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ConsentNeeded;
import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.WentBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Questions are shown until they are settled, and say how to settle them.
final class QuestionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final UpgradeId UPGRADE = new UpgradeId("orders-281d690b");
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");

    private final ConsentNeeded first = asked("89abcdef", 10);
    private final ConsentNeeded second = asked("01234567", 20);

    @Test
    void ofTwoQuestionsTheLatterIsOpen() {
        assertEquals(List.of(second), Questions.open(List.of(first, second), NOW));
    }

    @Test
    void aQuestionThatHasLapsedIsNotShown() {
        assertEquals(List.of(), Questions.open(List.of(first), NOW.plus(Duration.ofHours(25))));
    }

    @Test
    void anUpgradeThatHasEndedAsksNothing() {
        WentBack back =
                new WentBack(
                        UPGRADE,
                        ORDERS,
                        NOW,
                        new PostgresVersion(14, 24),
                        ORDERS.named("orders-left-281d690b"),
                        List.of());

        assertEquals(List.of(), Questions.open(List.of(first, back), NOW));
    }

    @Test
    void aQuestionSaysHowToAgree() {
        String shown = Questions.shown(first);

        assertTrue(
                shown.endsWith(
                        "./greenlight inject consent-given --cluster orders --upgrade"
                                + " orders-281d690b --token 89abcdef"),
                shown);
        assertTrue(shown.contains("lost: 10 rows"), shown);
    }

    private static ConsentNeeded asked(String token, long rows) {
        return new ConsentNeeded(
                UPGRADE,
                ORDERS,
                NOW,
                new ConsentToken(token),
                "Go back to the clone?",
                List.of(new Loss("rows written to orders: shop.orders", rows)),
                NOW.plus(Duration.ofHours(24)));
    }
}
