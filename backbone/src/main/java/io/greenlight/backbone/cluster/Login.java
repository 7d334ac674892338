package io.greenlight.backbone.cluster;

/// A name and a password. Never printed, logged or sent.
public record Login(String user, String password) {

    @Override
    public String toString() {
        return user + ":***";
    }
}
