package io.greenlight.cutover.probe;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;

/// Logs in at an endpoint as a client would. Who does not answer within a second counts as away.
public interface ProbeSessions {

    /// Logs in; the caller closes it.
    ///
    /// @throws Exception with the SQLSTATE for a message, if the server does not let us in
    ProbeSession open(Endpoint endpoint, Login login, RunNames names) throws Exception;

    /// A session that is asked many times a second.
    interface ProbeSession extends AutoCloseable {

        /// The server's version: Aurora's own with its patch, as in `17.10.2`, or `17.10`.
        ///
        /// @throws Exception with the SQLSTATE for a message, if it does not answer
        String version() throws Exception;

        /// Writes a row, as a client does.
        ///
        /// @param probe whose row it is: one is kept of each
        /// @throws Exception with the SQLSTATE for a message, if it is not taken
        void write(String probe, long looks) throws Exception;

        @Override
        void close();
    }
}
