package io.greenlight.sandbox.state;

/// A tag of a resource.
public record Tag(String key, String value) {}
