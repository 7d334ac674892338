package io.greenlight.launcher.bench;

import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.demo.Disturbance;
import java.util.List;

/// Several crashes in one run, each at its own place, in whatever order services come by.
public final class Crashes implements Disturbance {

    private final List<Crash> crashes;

    public Crashes(List<Crash> crashes) {
        this.crashes = List.copyOf(crashes);
    }

    /// Each of them.
    public List<Crash> all() {
        return crashes;
    }

    /// Lays all traps.
    public void arm() {
        crashes.forEach(Crash::arm);
    }

    /// Takes all traps away.
    public void disarm() {
        crashes.forEach(Crash::disarm);
    }

    @Override
    public void tagged() {
        crashes.forEach(Crash::tagged);
    }

    @Override
    public void heard(UpgradeEvent event) {
        crashes.forEach(crash -> crash.heard(event));
    }

    @Override
    public void look() {
        crashes.forEach(Crash::look);
    }
}
