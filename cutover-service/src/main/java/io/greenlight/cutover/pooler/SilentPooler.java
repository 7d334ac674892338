package io.greenlight.cutover.pooler;

import io.greenlight.backbone.cluster.Endpoint;
import java.io.IOException;
import java.util.List;

/// A pooler whose console does not answer. Whatever is asked of it fails with the reason, so that
/// what is asked of all is done by the others.
public final class SilentPooler implements Pooler {

    private final String name;
    private final Exception reason;

    public SilentPooler(String name, Exception reason) {
        this.name = name;
        this.reason = reason;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> objections() {
        return List.of("it does not answer: " + reason.getMessage());
    }

    @Override
    public void prepare() throws IOException {
        throw silent();
    }

    @Override
    public void rehearse(Endpoint endpoint) throws IOException {
        throw silent();
    }

    @Override
    public void forgetRehearsals() throws IOException {
        throw silent();
    }

    @Override
    public void pause() throws IOException {
        throw silent();
    }

    @Override
    public boolean isHolding() throws IOException {
        throw silent();
    }

    @Override
    public void resume() throws IOException {
        throw silent();
    }

    @Override
    public void leadTo(Endpoint endpoint) throws IOException {
        throw silent();
    }

    @Override
    public void probe() throws IOException {
        throw silent();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    private IOException silent() {
        return new IOException("pooler %s does not answer".formatted(name), reason);
    }
}
