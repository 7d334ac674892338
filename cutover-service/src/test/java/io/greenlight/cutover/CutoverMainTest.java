package io.greenlight.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.Security;
import org.junit.jupiter.api.Test;

final class CutoverMainTest {

    @Test
    void addressesAreForgottenAfterASecond() {
        CutoverMain.forgetAddressesSoon();

        assertEquals("1", Security.getProperty("networkaddress.cache.ttl"));
        assertEquals("1", Security.getProperty("networkaddress.cache.negative.ttl"));
    }
}
