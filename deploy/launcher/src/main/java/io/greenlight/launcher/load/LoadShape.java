package io.greenlight.launcher.load;

/// How much a load does.
///
/// @param clients behind the poolers
/// @param rate transactions a second of those, all together
/// @param directClients on the cluster's own endpoint
/// @param connecting how long a pooled client keeps a connection
public record LoadShape(int clients, int rate, int directClients, Connections connecting) {

    /// How pooled clients connect.
    public enum Connections {
        KEPT,
        PER_TRANSACTION
    }
}
