package io.greenlight.launcher.clock;

import java.time.Clock;

/// The only place in the launcher that reads the machine's clock; everyone else is given it.
public final class MachineClock {

    private MachineClock() {}

    public static Clock utc() {
        return Clock.systemUTC();
    }
}
