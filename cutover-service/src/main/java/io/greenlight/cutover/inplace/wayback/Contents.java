package io.greenlight.cutover.inplace.wayback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the cluster holds and its clone does not, and the other way round.
public interface Contents {

    /// The databases of the cluster, in the order of their names.
    List<String> databases(TwoServers servers) throws Exception;

    /// Opens that database on both; the caller closes it. The clone may not have it.
    Both open(TwoServers servers, String database) throws Exception;

    /// One database on both servers.
    interface Both extends AutoCloseable {

        /// The names of the cluster's tables that hold rows of clients, as SQL wants them, in their
        /// order.
        List<String> tables() throws Exception;

        /// Compares every row of that table, for so long at most. A table that a server does not
        /// let us read is told as such.
        ///
        /// @return empty if there was no time for it
        Optional<TableLoss> loss(String table, Duration room) throws Exception;

        @Override
        void close();
    }
}
