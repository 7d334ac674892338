package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.RunNames;

/// What is written through a pooler to see whether clients could write.
public final class ClientProbe {

    private ClientProbe() {}

    /// A statement that writes one row, for a session that comes through a pooler: it can ask the
    /// server for no name. The schema's name is ours, of letters that need no quotes.
    public static String statement(RunNames names) {
        return "UPDATE " + names.schema() + ".heartbeat SET written_at = pg_catalog.now()";
    }
}
