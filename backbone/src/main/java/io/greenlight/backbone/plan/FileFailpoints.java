package io.greenlight.backbone.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// Failpoints that are files: whoever makes `<service>.<place>.armed` finds it renamed to
/// `.reached` when the service is there, stopped for ever, ready to be killed.
public final class FileFailpoints implements Failpoints {

    private final Path directory;
    private final String service;

    public FileFailpoints(Path directory, String service) {
        this.directory = directory;
        this.service = service;
    }

    @Override
    public void reached(String place) {
        Path armed = directory.resolve("%s.%s.armed".formatted(service, place));
        try {
            Files.move(armed, directory.resolve("%s.%s.reached".formatted(service, place)));
        } catch (NoSuchFileException notArmed) {
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        while (true) {
            LockSupport.park(this);
        }
    }
}
