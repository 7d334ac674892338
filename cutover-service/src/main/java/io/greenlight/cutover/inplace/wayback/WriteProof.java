package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.cutover.run.LoginRefused;

/// Proves that clients can write, on a server of that version: a status of RDS's proves nothing,
/// and the cluster that is left takes writes of ours, too.
public interface WriteProof {

    /// Writes where that endpoint leads to.
    ///
    /// @throws LoginRefused if the server does not know the password
    void at(Endpoint endpoint, Login login, PostgresVersion version) throws Exception;

    /// The statement that does so, for a session that comes through a pooler.
    String statement(PostgresVersion version);
}
