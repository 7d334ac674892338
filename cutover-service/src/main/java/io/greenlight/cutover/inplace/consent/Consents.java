package io.greenlight.cutover.inplace.consent;

import io.greenlight.contracts.ConsentToken;
import io.greenlight.contracts.UpgradeId;
import java.time.Instant;

/// Where a yes is kept until somebody looks for it. There is no no: a question lapses.
public interface Consents {

    /// Keeps the yes to that question; keeping it again changes nothing but its time.
    void keep(UpgradeId upgrade, ConsentToken token, Instant at);

    /// Whether somebody said yes to it.
    boolean isGiven(UpgradeId upgrade, ConsentToken token);
}
