package io.greenlight.backbone.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences of RDS, and some like them.
final class UpgradeWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Database cluster upgrade failed: orders-2 did not start",
                "true | Database cluster is in a state that cannot be upgraded: Upgrade prechecks"
                        + " failed.",
                "true | Unable to upgrade DB cluster: no room left",
                "true | Database cluster engine minor version upgrade rolled back.",
                "true | The upgrade was reverted: failover of orders-1 failed",
                "false | Rolled back to the last snapshot",
                "false | Completed failover to DB instance: orders-2",
                "false | Upgrade goes on after a failover to orders-2",
                "false | Upgrade goes on after the cluster failed over to orders-2",
                "false | Attempt to upgrade the database instance 'orders-1' with zero downtime"
                        + " failed. See the database error log for details.",
                "false | Zero-downtime upgrade rolled back, upgrading with a restart",
                "false | Attempt to upgrade with zero downtime finished, 0 connections dropped.",
                "false | Database cluster engine version has been upgraded."
            })
    void onlyWhatSaysThatAnUpgradeWasNotMadeIsAComplaint(boolean is, String sentence) {
        assertEquals(is, UpgradeWords.isComplaint(sentence));
    }

    @Test
    void theBeginningAndTheEndAreKnownByTheirWords() {
        assertTrue(UpgradeWords.isBeginning("Database cluster engine version Upgrade started."));
        assertFalse(UpgradeWords.isBeginning("Database cluster upgrade in progress"));
        assertTrue(UpgradeWords.isLast("Database cluster engine version HAS BEEN upgraded."));
        assertFalse(UpgradeWords.isLast("Engine minor version upgrade complete."));
    }
}
