package io.greenlight.sandbox.server;

/// A program of PostgreSQL's did not do what it was asked to.
public final class ProgramFailure extends RuntimeException {

    public ProgramFailure(String message) {
        super(message);
    }
}
