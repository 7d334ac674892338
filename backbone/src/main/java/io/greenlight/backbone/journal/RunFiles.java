package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Optional;

/// The files that an upgrade leaves for people: reports, logs, backups of a configuration. One
/// name, one file; who writes it again replaces it.
///
/// A name is what people look for, with an ending that says how to open it: `UPGRADE-analyze.log`.
public interface RunFiles {

    void write(UpgradeId upgrade, String name, String text);

    Optional<String> read(UpgradeId upgrade, String name);

    /// The names of the files that begin so, in their order.
    List<String> names(UpgradeId upgrade, String prefix);

    /// Where a person finds it.
    String address(UpgradeId upgrade, String name);
}
