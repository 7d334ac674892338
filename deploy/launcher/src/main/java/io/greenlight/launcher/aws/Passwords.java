package io.greenlight.launcher.aws;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Passwords of a run: long, of digits and letters only, and never the same twice.
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Passwords() {}

    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
