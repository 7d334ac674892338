package io.greenlight.contracts;

/// An instance of a Global Database, as it said itself after the upgrade.
///
/// @param cluster its cluster, in whatever region
/// @param instance RDS's name of it
/// @param version what PostgreSQL calls itself, as in `17.11`
/// @param patchLevel what Aurora calls itself (`aurora_version()`), as in `17.11.2`
public record GlobalMember(
        ClusterRef cluster, String instance, String version, String patchLevel) {}
