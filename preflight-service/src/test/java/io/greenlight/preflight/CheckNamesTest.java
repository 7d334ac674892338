package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.CheckNames;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that people type.
class CheckNamesTest {

    @ParameterizedTest
    @CsvSource({
        "replica-identiy, replica-identity",
        "trigers, trigger",
        "Trigger, trigger",
        "connections, connection",
        "reindex-advise, reindex-advice",
        "maintainance-user, maintenance-user"
    })
    void theNearestNameIsTheOneThatWasMeant(String typed, String meant) {
        assertEquals(meant, CheckNames.nearest(typed));
        assertFalse(CheckNames.has(typed));
        assertTrue(CheckNames.has(meant));
    }

    @Test
    void aCheckIsAskedAloneOnlyWhereEverythingWasLookedAt() {
        assertTrue(CheckNames.isAskedAlone("trigger", List.of("trigger", "sequence")));
        assertFalse(CheckNames.isAskedAlone("trigger", List.of("connection")));
        assertFalse(CheckNames.isAskedAlone("trigger", List.of("cluster-state")));
        assertFalse(CheckNames.isAskedAlone("maintenance-secret", List.of()));
    }

    @Test
    void aCheckOfAnotherWayIsNotAsked() {
        Route route =
                new Route(Way.CLONE, new PostgresVersion(14, 24), new PostgresVersion(17, 11));

        assertFalse(CheckNames.isAsked("dms-name", route));
        assertTrue(CheckNames.isAsked("trigger", route));
        assertTrue(CheckNames.isAsked("connection", route));
    }
}
