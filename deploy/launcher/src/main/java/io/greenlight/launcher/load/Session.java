package io.greenlight.launcher.load;

/// A client's connection to one database.
public interface Session extends AutoCloseable {

    /// Commits one row that says: this client, this number.
    void append(int client, long number) throws TransactionFailed;

    /// Does one of the others; `choice` picks which row.
    void run(Schedule.Kind kind, long choice) throws TransactionFailed;

    @Override
    void close();

    /// Opens connections.
    interface Source {

        /// A new connection for that client.
        Session open(int client) throws TransactionFailed;
    }
}
