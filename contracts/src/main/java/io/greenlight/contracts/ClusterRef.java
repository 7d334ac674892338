package io.greenlight.contracts;

import java.util.regex.Pattern;

/// A cluster as people name it: its region and its identifier.
///
/// Identifiers are as RDS has them (CreateDBCluster, DBClusterIdentifier): 1 to 63 letters, digits
/// or hyphens, a letter first, no hyphen last and no two in a row; RDS stores them in lower case.
public record ClusterRef(String region, String identifier) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z](?:-?[a-z0-9]){0,62}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    public ClusterRef {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("not an AWS region: " + region);
        }
        if (identifier.length() > 63 || !IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a cluster identifier: " + identifier);
        }
    }

    /// Another cluster in the same region.
    public ClusterRef named(String otherIdentifier) {
        return new ClusterRef(region, otherIdentifier);
    }

    @Override
    public String toString() {
        return identifier;
    }
}
