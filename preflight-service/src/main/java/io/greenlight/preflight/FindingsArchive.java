package io.greenlight.preflight;

/// Where the whole of what was found is kept, beside what travels in the event.
public interface FindingsArchive {

    /// Keeps it in place of what an earlier run found; says where it is.
    String keep(PreflightReport report);
}
