package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import java.sql.SQLException;
import java.util.List;

/// Opens the consoles of [RealPooler]s.
public final class RealPoolers implements Poolers {

    @Override
    public Pooler open(PoolerEntry entry, List<Endpoint> leadingTo, Login client, String probe)
            throws SQLException {
        return new PgBouncer(entry, leadingTo, new Login("console", "console"), client, probe);
    }
}
