package io.greenlight.sandbox.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;

/// Storage of one cluster, whatever the cluster is called now. It also owns the port of the server
/// that works on it, so that endpoints need to know nothing else.
public record Volume(Path folder, int port) {

    @JsonIgnore
    public Path data() {
        return folder.resolve("data");
    }

    /// Where a major upgrade builds the data directory that takes the place of [#data].
    @JsonIgnore
    public Path next() {
        return folder.resolve("next");
    }

    /// Its presence makes a server follow another.
    @JsonIgnore
    Path standbySignal() {
        return data().resolve("standby.signal");
    }

    @JsonIgnore
    boolean hasSlots() {
        String[] slots = data().resolve("pg_replslot").toFile().list();
        return slots != null && slots.length > 0;
    }
}
