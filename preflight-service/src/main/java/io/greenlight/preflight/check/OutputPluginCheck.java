package io.greenlight.preflight.check;

import io.greenlight.backbone.advisory.Kind;
import io.greenlight.contracts.Severity;
import java.util.List;

/// Since CVE-2026-6471 a server loads only those output plugins that output_plugin_libraries names.
/// A consumer with wal2json or the like finds its slot closed after a mere minor upgrade.
final class OutputPluginCheck implements ParameterCheck {

    @Override
    public About about() {
        return About.of("output-plugin")
                .on(
                        Severity.WARNING,
                        Way.IN_PLACE,
                        Way.GLOBAL_MINOR,
                        Way.CLONE,
                        Way.LOGICAL,
                        Way.DMS)
                .says(
                        Severity.WARNING,
                        "logical slots whose output plugin the target does not " + "load by itself",
                        "their consumers cannot read after the upgrade before "
                                + "output_plugin_libraries, in the parameter group of the "
                                + "target, names the plugin");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.advice().names(Kind.OUTPUT_PLUGIN));
    }
}
