package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.util.Optional;

/// The pages of one plan of a service, one an upgrade, kept where every copy of the service finds
/// them.
///
/// @param <F> the facts that the plan resolves
public interface Journal<F> {

    /// The page of that upgrade as it stands.
    Optional<Entry<F>> read(UpgradeId upgrade);

    /// Writes the page, if nobody else wrote it since `previous` was read.
    ///
    /// @param previous what the page replaces; empty if it is the first
    /// @throws Overtaken if somebody did
    Entry<F> write(Optional<Entry<F>> previous, Page<F> page);

    /// A page and the version that a later write must name.
    record Entry<F>(Page<F> page, String version) {}

    /// Another copy of the service has written the page: this one must stop at once.
    final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overtaken(UpgradeId upgrade) {
            super("another copy has written the journal of " + upgrade);
        }
    }
}
