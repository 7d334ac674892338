package io.greenlight.launcher.pooler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ScramVerifierTest {

    private final SecureRandom random = new SecureRandom();

    /// RFC 7677's example: user "user", password "pencil".
    @Test
    void theVerifierIsTheOneOfTheRfcsExample() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

        String verifier = ScramVerifier.of("pencil", salt).text();

        assertEquals(
                "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
                        + "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:"
                        + "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
                verifier);
    }

    @Test
    void theSamePasswordNeverHasTheSameVerifierTwice() {
        assertNotEquals(
                ScramVerifier.of("secret", random).text(),
                ScramVerifier.of("secret", random).text());
    }

    @Test
    void aVerifierDoesNotPrintItself() {
        assertEquals("SCRAM-SHA-256$***", ScramVerifier.of("secret", random).toString());
    }

    @Test
    void aPasswordBeyondAsciiIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ScramVerifier.of("gr\u00fcn", random));
    }
}
