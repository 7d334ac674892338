package io.greenlight.preflight.tool;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ClusterRef;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server is called that we know by its address alone.
final class ServerName {

    /// No region has this name, and none will.
    private static final String NOWHERE = "xx-nowhere-1";

    /// `orders.cluster-c1abc2.eu-central-1.rds.amazonaws.com`, or an instance's.
    private static final Pattern ON_RDS =
            Pattern.compile(
                    "([a-z][a-z0-9-]*)\\.(?:cluster-(?:ro-|custom-)?)?[a-z0-9]+"
                            + "\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.rds\\.amazonaws\\.com(?:\\.cn)?");

    private ServerName() {}

    static ClusterRef of(Endpoint endpoint) {
        String host = endpoint.host().toLowerCase(Locale.ROOT);
        Matcher rds = ON_RDS.matcher(host);
        if (rds.matches()) {
            return new ClusterRef(rds.group(2), rds.group(1));
        }
        String words = host.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = words.matches("[a-z].*") ? words : "server-" + words;
        String short63 = name.length() > 50 ? name.substring(0, 50) : name;
        return new ClusterRef(NOWHERE, short63.replaceAll("-$", ""));
    }
}
