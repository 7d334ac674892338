package io.greenlight.sandbox.aws;

import io.greenlight.sandbox.database.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One sandbox and one cluster, `orders` of 17.10, for all tests that leave both as they were.
final class SharedCluster implements AutoCloseable {

    static final String VERSION = "17.10";

    private final TestBed bed;
    private final int port;

    private SharedCluster() {
        try {
            bed = new TestBed(20600);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = bed.create("orders", VERSION).port();
    }

    TestBed bed() {
        return bed;
    }

    /// The writer endpoint of `orders`.
    int port() {
        return port;
    }

    Session session() {
        return bed.login(port).to("postgres");
    }

    @Override
    public void close() throws IOException {
        bed.close();
    }

    /// Hands it to tests. It is made for the first and closed behind the last.
    static final class Lent implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == SharedCluster.class;
        }

        @Override
        public SharedCluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SharedCluster.class))
                    .computeIfAbsent(
                            SharedCluster.class, _ -> new SharedCluster(), SharedCluster.class);
        }
    }
}
