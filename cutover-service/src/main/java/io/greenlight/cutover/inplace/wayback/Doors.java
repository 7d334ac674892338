package io.greenlight.cutover.inplace.wayback;

import io.greenlight.cutover.run.LoginRefused;
import java.time.Duration;
import java.util.List;

/// Who may come in to the cluster that is left, and who is there.
public interface Doors extends AutoCloseable {

    /// The roles that may log in and are neither ours nor RDS's own.
    List<String> roles() throws Exception;

    /// What would keep them from being shut, or from being seen to be; found out by doing it and
    /// taking it back, which nobody notices.
    List<String> objections() throws Exception;

    /// Lets those roles log in no more.
    void lock(List<String> roles) throws Exception;

    /// Ends all sessions that are not ours, for so long.
    ///
    /// @return who is there still; nobody, twice in a row, proves that the doors are shut
    List<String> sendOut(Duration deadline) throws Exception;

    @Override
    void close();

    /// Opens the server that writes for the cluster.
    @FunctionalInterface
    interface Opener {

        /// Opens it; the caller closes it.
        ///
        /// @throws LoginRefused if the server does not know the password
        Doors open(TwoServers servers) throws Exception;
    }
}
