package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;

/// Opens databases of the cluster that is upgraded.
public interface Servers {

    /// A session on that database, as the maintenance user; the caller closes it.
    Server open(Endpoint endpoint, String database, Login login, RunNames names) throws Exception;
}
