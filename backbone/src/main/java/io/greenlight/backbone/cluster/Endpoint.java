package io.greenlight.backbone.cluster;

/// Where a server answers.
public record Endpoint(String host, int port) {

    public Endpoint {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no endpoint: %s:%d".formatted(host, port));
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
