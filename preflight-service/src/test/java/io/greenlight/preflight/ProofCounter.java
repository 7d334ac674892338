package io.greenlight.preflight;

import io.greenlight.backbone.cluster.database.RealServer;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.ParameterInfo;

/// Counts what was proved on each major, over all classes of a run; what comes of it is the page's.
final class ProofCounter implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        ParameterInfo given = ParameterInfo.get(context);
        if (context.getExecutionException().isPresent()) {
            page(context).spoiled();
        } else if (given != null) {
            page(context).passed(context.getRequiredTestClass(), major(given));
        }
    }

    /// JUnit closes it after the last class.
    private static ProofPage page(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ProofCounter.class))
                .computeIfAbsent(ProofPage.class, _ -> new ProofPage(), ProofPage.class);
    }

    /// The first parameter of test or class; what has another is tried on the newest alone.
    private static int major(ParameterInfo given) {
        return given.getArguments().get(0) instanceof Integer major
                ? major
                : RealServer.majors().max(Comparator.naturalOrder()).orElseThrow();
    }
}
