package io.greenlight.sandbox.state;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// All regions, and the file that they come back from after a restart. No password is in it.
public final class Ledger {

    private final ObjectMapper json =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    // Questions such as isAvailable() are no part of what is kept.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final Content content;

    /// @param regions by name
    /// @param ports by the endpoint's name; a name keeps its port for ever, as it would in DNS
    /// @param globals by identifier; they are of no region
    private record Content(
            SortedMap<String, AwsRegion> regions,
            SortedMap<String, Integer> ports,
            SortedMap<String, GlobalCluster> globals) {}

    public Ledger(Path file) {
        this.file = file;
        this.content = load();
    }

    /// Looks, or looks and changes; what changed is on disk when the outermost of these returns.
    public <T> T with(Supplier<T> work) {
        lock.lock();
        try {
            T result = work.get();
            if (lock.getHoldCount() == 1) {
                save();
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Looks only: nothing is written down.
    public <T> T look(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void update(Runnable work) {
        with(() -> {
            work.run();
            return true;
        });
    }

    /// To be called within [#with] only, as all that returns something that changes.
    public AwsRegion region(String name) {
        return content.regions().computeIfAbsent(name, AwsRegion::empty);
    }

    public SortedMap<String, AwsRegion> regions() {
        return content.regions();
    }

    public SortedMap<String, GlobalCluster> globals() {
        return content.globals();
    }

    public SortedMap<String, Integer> ports() {
        return content.ports();
    }

    private Content load() {
        try {
            ObjectNode tree =
                    Files.exists(file)
                            ? json.readValue(file.toFile(), ObjectNode.class)
                            : json.createObjectNode();
            // A file of an older sandbox knows less.
            for (String part : List.of("regions", "ports", "globals")) {
                if (!tree.has(part)) {
                    tree.putObject(part);
                }
            }
            return json.treeToValue(tree, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] saved = new byte[0];

    private void save() {
        try {
            byte[] text = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
            if (java.util.Arrays.equals(text, saved)) {
                return;
            }
            Path draft = file.resolveSibling("state.json.draft");
            Files.write(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            saved = text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
