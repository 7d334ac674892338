package io.greenlight.backbone.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.UpgradeId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunNamesTest {

    private final RunNames names = new RunNames(new UpgradeId("orders-0123abcd"));

    @Test
    void aGroupOfOursTellsWhatItWasMadeOf() {
        String ours = names.instanceParameterGroup("reports-pg14");

        assertEquals("greenlight-0123abcd-reports-pg14", ours);
        assertEquals(Optional.of("reports-pg14"), names.sourceOfInstanceGroup(ours));
        assertEquals(Optional.of("own"), names.sourceOfInstanceGroup("own"));
    }

    @Test
    void aNameThatWasCutTellsNothing() {
        String ours = names.instanceParameterGroup("x".repeat(255));

        assertEquals(255, ours.length());
        assertEquals(Optional.empty(), names.sourceOfInstanceGroup(ours));
    }
}
