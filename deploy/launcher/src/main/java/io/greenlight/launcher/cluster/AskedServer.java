package io.greenlight.launcher.cluster;

/// A server, as it answers itself.
public interface AskedServer {

    /// The version that it says it has.
    String version(String database);

    /// How far it says that it is patched.
    String auroraVersion(String database);

    /// What it has for a parameter, in the parameter's own unit.
    String setting(String database, String name);

    /// How many rows of the ledger it has by now.
    long promisedRows(String database);
}
