package io.greenlight.launcher.pooler;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What PostgreSQL keeps instead of a password (`pg_authid.rolpassword`, RFC 5803).
///
/// It is computed once and given to the server *and* to PgBouncer. Only when both hold the very
/// same verifier can PgBouncer pass a client's proof on to the server; otherwise it needs the
/// password in clear and pays 4,096 rounds of HMAC for every login in its one thread, just when a
/// pool is filled again after a switchover.
///
/// @param text as `CREATE ROLE ... PASSWORD` and PgBouncer's userlist take it
public record ScramVerifier(String text) {

    private static final int ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    /// A verifier of that password with a salt of its own. The password must be ASCII, because
    /// others would have to be normalized (SASLprep) first.
    public static ScramVerifier of(String password, SecureRandom random) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(password)) {
            throw new IllegalArgumentException("the password holds more than ASCII");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(password, salt);
    }

    static ScramVerifier of(String password, byte[] salt) {
        try {
            byte[] salted =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(
                                            password.toCharArray(), salt, ITERATIONS, KEY_BITS))
                            .getEncoded();
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
            return new ScramVerifier(
                    "SCRAM-SHA-256$%d:%s$%s:%s"
                            .formatted(
                                    ITERATIONS,
                                    base64(salt),
                                    base64(stored),
                                    base64(hmac(salted, "Server Key"))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256 and PBKDF2", impossible);
        }
    }

    @Override
    public String toString() {
        return "SCRAM-SHA-256$***";
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
