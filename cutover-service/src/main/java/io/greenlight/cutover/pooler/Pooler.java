package io.greenlight.cutover.pooler;

import io.greenlight.backbone.cluster.Endpoint;
import java.util.List;

/// A pooler in front of a cluster, as far as a switchover needs it. What stands here touches only
/// those of its databases that lead to the cluster; others go on undisturbed.
public interface Pooler extends AutoCloseable {

    String name();

    /// What is wrong with it, so that a pause would be long or fail; empty if nothing is.
    List<String> objections() throws Exception;

    /// Opens what a pause needs, before it counts.
    void prepare() throws Exception;

    /// Goes through what [#leadTo] will do with that endpoint, and changes nothing.
    void rehearse(Endpoint endpoint) throws Exception;

    /// Takes out what a rehearsal may have left that was killed.
    void forgetRehearsals() throws Exception;

    /// Lets clients wait from now on; returns when no transaction is open any more. Waits for as
    /// long as the longest of them takes: the caller has the deadline.
    void pause() throws Exception;

    /// Whether every client waits that would begin a transaction, and no new session is opened on
    /// the cluster. May be asked while [#pause] has not returned yet.
    boolean isHolding() throws Exception;

    /// Lets clients go on; those that do already are not disturbed.
    void resume() throws Exception;

    /// Makes it lead to that endpoint from the next connection on, and after its own restart too.
    void leadTo(Endpoint endpoint) throws Exception;

    /// Writes a row through it in every database, as a client would that stays connected.
    void probe() throws Exception;

    @Override
    void close();
}
