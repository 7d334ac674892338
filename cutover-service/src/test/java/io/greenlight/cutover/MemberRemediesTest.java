package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.cutover.global.GlobalWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person is told to do about members that are not alike: it can be done, and the run ends
/// by it.
final class MemberRemediesTest {

    private static final PostgresVersion NEWER = new PostgresVersion(17, 12);

    private final GlobalScene scene = new GlobalScene(Mode.UPGRADE);
    private final GlobalWorld world = scene.world;

    /// No member can be taken down to what was ordered.
    @Test
    void membersAreToHaveWhatTheNewestHas() {
        upgradeAll();
        world.far.come(NEWER);

        Reason reason = stuck();

        assertEquals("members-differ", reason.code());
        assertTrue(reason.sentence().startsWith("shop is not 17.12 in all regions"));
        assertTrue(reason.remedy().contains("--engine-version 17.12."), reason::remedy);

        world.home.come(NEWER);
        List<UpgradeEvent> said = scene.hearOut(scene.prepared());

        assertEquals(NEWER, assertInstanceOf(UpgradedGlobally.class, said.getLast()).version());
    }

    /// An upgrade that is under way hears no `retry-requested`.
    @Test
    void patchLevelsAreMadeAlikeWithoutAnotherOrder() {
        upgradeAll();
        world.far.say("orders-far-1", "17.11", 2);

        Reason reason = stuck();

        assertEquals("patch-levels-differ", reason.code());
        assertTrue(reason.remedy().contains("aws rds apply-pending-maintenance-action"));
        assertFalse(reason.remedy().contains("retry-requested"), reason::remedy);
    }

    private void upgradeAll() {
        scene.hear(scene.prepared());
        world.getOn();
        world.getOn();
    }

    private Reason stuck() {
        List<UpgradeEvent> said = scene.hearUntil(scene.prepared(), UpgradeStuck.class);
        return assertInstanceOf(UpgradeStuck.class, said.getLast()).reason();
    }
}
