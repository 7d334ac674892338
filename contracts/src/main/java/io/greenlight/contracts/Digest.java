package io.greenlight.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names that are computed from what they stand for.
final class Digest {

    private Digest() {}

    /// The same digits for the same parts, and others for others.
    static String ofParts(String... parts) {
        String meaning = String.join("/", parts);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(meaning.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
