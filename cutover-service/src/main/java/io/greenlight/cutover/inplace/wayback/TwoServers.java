package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;

/// The servers that write for the cluster and for its clone, and who asks them.
///
/// @param cluster where the one of the cluster answers
/// @param before where that of the clone does
public record TwoServers(Endpoint cluster, Endpoint before, Login login, RunNames names) {}
