package io.greenlight.preflight.database;

/// Who wants to know how far a survey is. Told from several threads.
@FunctionalInterface
public interface Watcher {

    /// That database is done, one of so many.
    void done(String database, int all);
}
