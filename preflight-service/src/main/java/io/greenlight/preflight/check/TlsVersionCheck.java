package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.stream.Collectors;

/// Zero-downtime patching carries the state of a TLS session to a new process, and knows how for
/// some versions of TLS only.
final class TlsVersionCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("tls-version")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .only(Span.MINOR)
                .says(
                        Severity.WARNING,
                        "sessions with a version of TLS that cannot be kept, or a parameter that"
                                + " lets them in",
                        "zero-downtime patching drops connections with TLS before 1.2, and old"
                                + " minors those with 1.3; have the clients log in again with"
                                + " another version");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.source().major(), route.source().minor());
    }

    @Override
    public String remedy(Source source, List<String> wishes) {
        return wishes.stream()
                .map(wish ->
                        wish.startsWith("ssl_min_protocol_version=")
                                ? ParameterRemedy.of(source.cluster(), List.of(wish))
                                : wish)
                .collect(Collectors.joining("\n"));
    }
}
