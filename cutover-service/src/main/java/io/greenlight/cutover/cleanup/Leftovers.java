package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import java.util.List;

/// What a finished run has left on one server, in all of its databases, and who else is there. All
/// of it is found by the run's names; what is gone is passed over.
public interface Leftovers extends AutoCloseable {

    /// The roles that may log in and are neither ours nor RDS's own: on a fenced server none.
    List<String> openRoles() throws Exception;

    /// The sessions that are not ours: on a fenced server none.
    List<String> foreignSessions() throws Exception;

    /// The logical slots that somebody reads and that are not ours: whoever takes changes from here
    /// logs in to a server that he does not know to be replaced.
    List<String> readSlots() throws Exception;

    /// Drops the subscriptions of the way back, without a word to the server that they follow.
    void dropSubscriptions() throws Exception;

    /// Drops the slots of the way back and ends whoever reads them.
    ///
    /// @return those that are there still, because a reader takes a moment to end
    List<String> dropSlots() throws Exception;

    /// Drops the publications, forth and back.
    void dropPublications() throws Exception;

    /// Drops the role that replication logged in with, with all that it owns and may.
    void dropRole() throws Exception;

    @Override
    void close();

    /// Opens a server, with a session on each of its databases.
    interface Opener {
        Leftovers open(Endpoint server, Login login, RunNames names) throws Exception;
    }
}
