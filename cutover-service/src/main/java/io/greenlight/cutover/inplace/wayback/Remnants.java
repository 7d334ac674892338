package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.util.List;

/// Who is still on a server of the cluster that is left, and works with what was given up.
@FunctionalInterface
public interface Remnants {

    /// Ends the sessions on that server that are not ours, and whoever reads its logical slots.
    ///
    /// @return who is there still
    List<String> sendOut(Endpoint server, Login login) throws Exception;
}
