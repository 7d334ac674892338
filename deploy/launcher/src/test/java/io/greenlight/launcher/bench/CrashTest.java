package io.greenlight.launcher.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WayBack;
import io.greenlight.launcher.stack.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a trap is laid for a service.
final class CrashTest {

    private static final String POINT = "cutover.await-consent.before";
    private static final ClusterRef ORDERS = new ClusterRef("eu-central-1", "orders");
    private static final UpgradedInPlace UPGRADED =
            new UpgradedInPlace(
                    new UpgradeId("orders-281d690b"),
                    ORDERS,
                    Instant.EPOCH,
                    new PostgresVersion(17, 11),
                    new WayBack(ORDERS.named("orders-before-281d690b"), Instant.EPOCH, "a clone"),
                    List.of());

    @TempDir private Path folder;

    @Test
    void aTrapForTheWayBackIsLaidWhenTheUpgradeHasEnded() {
        Crash crash = new Crash(run(), POINT, Crash.Since.UPGRADED);

        crash.arm();
        assertFalse(isLaid());
        crash.heard(UPGRADED);

        assertTrue(isLaid());
    }

    @Test
    void anyOtherIsLaidAtOnceAndTakenAway() {
        Crash crash = new Crash(run(), POINT, Crash.Since.BEGIN);

        crash.arm();
        assertTrue(isLaid());
        crash.disarm();

        assertFalse(isLaid());
    }

    private RunFolder run() {
        return new RunFolder(folder, folder);
    }

    private boolean isLaid() {
        return Files.exists(run().failpoints().resolve(POINT + ".armed"));
    }
}
