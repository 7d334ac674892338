package io.greenlight.preflight.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Offenders;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.check.Way;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What several routes ask of one source.
class SharedSourceTest {

    private static final PostgresVersion OLD = new PostgresVersion(14, 24);
    private static final PostgresVersion NEW = new PostgresVersion(17, 11);
    private static final Route CLONE = new Route(Way.CLONE, OLD, NEW);
    private static final Route IN_PLACE = new Route(Way.IN_PLACE, OLD, NEW);

    private final List<String> asked = new ArrayList<>();
    private final SharedSource shared = new SharedSource(new Asked());

    @Test
    void whatOneRouteHasAskedTheOtherDoesNotAskAgain() {
        shared.on(CLONE).offenders("SELECT 1", 14, 17);
        shared.on(IN_PLACE).offenders("SELECT 1", 14, 17);

        assertEquals(List.of("SELECT 1 of 2"), asked);
        assertEquals(Way.IN_PLACE, shared.on(IN_PLACE).route().way());
    }

    @Test
    void otherValuesAreAnotherQuestion() {
        shared.on(CLONE).offenders("SELECT 1", "clone");
        shared.on(IN_PLACE).offenders("SELECT 1", "in-place");

        assertEquals(2, asked.size());
    }

    @Test
    void whatWasRefusedIsNotAskedAgain() {
        assertThrows(PgSource.Unanswered.class, () -> shared.on(CLONE).offenders("refused"));
        assertThrows(PgSource.Unanswered.class, () -> shared.on(IN_PLACE).offenders("refused"));

        assertEquals(List.of("refused of 0"), asked);
    }

    private final class Asked implements Source {

        @Override
        public String database() {
            return "shop";
        }

        @Override
        public Route route() {
            return CLONE;
        }

        @Override
        public Cluster cluster() {
            return FakeFleet.cluster("orders", OLD, Map.of());
        }

        @Override
        public Offenders offenders(String sql, Object... values) {
            asked.add("%s of %d".formatted(sql, values.length));
            if (sql.equals("refused")) {
                throw new PgSource.Unanswered(new SQLException("permission denied"));
            }
            return new Offenders("shop", List.of());
        }
    }
}
