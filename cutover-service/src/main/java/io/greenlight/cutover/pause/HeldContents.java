package io.greenlight.cutover.pause;

import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Contents that wait to be compared, in this process and nowhere else: the sight of the fence ends
/// with the sessions that hold it, and no other copy can have it again.
@Singleton
public final class HeldContents {

    private final Map<UpgradeId, Contents> held = new ConcurrentHashMap<>();

    void put(UpgradeId upgrade, Contents contents) {
        Contents before = held.put(upgrade, contents);
        if (before != null) {
            before.close();
        }
    }

    /// The contents of that upgrade's fence, if it was this process that stood there.
    public Optional<Contents> take(UpgradeId upgrade) {
        return Optional.ofNullable(held.remove(upgrade));
    }
}
