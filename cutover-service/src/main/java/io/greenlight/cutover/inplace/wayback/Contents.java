package io.greenlight.cutover.inplace.wayback;

import java.util.List;

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

        /// Compares every row of that table, for as long as it takes.
        TableLoss loss(String table) throws Exception;

        @Override
        void close();
    }
}
