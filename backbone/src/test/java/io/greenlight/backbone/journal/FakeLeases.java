package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.time.Duration;

/// Leases in memory, for tests: free, unless somebody else was given them.
public final class FakeLeases implements Leases {

    private Answer answer = new Free();

    /// From now on somebody else has every lease for so long.
    public void giveAway(Duration until) {
        answer = new Answer.Taken("another copy", until);
    }

    /// Nobody has one any more.
    public void giveBack() {
        answer = new Free();
    }

    @Override
    public Answer take(UpgradeId upgrade) {
        return answer;
    }

    private record Free() implements Answer.Held {
        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
