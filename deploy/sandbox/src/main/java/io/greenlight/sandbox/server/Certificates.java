package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A certificate authority of the sandbox's own and one certificate for all its servers, made once
/// by openssl. P-256: a handshake costs a fraction of RSA's.
public final class Certificates {

    private static final String CURVE = "ec_paramgen_curve:P-256";

    private final OsUser user;
    private final ServerPaths paths;

    public Certificates(OsUser user, ServerPaths paths) {
        this.user = user;
        this.paths = paths;
    }

    public void makeOnce() {
        if (Files.exists(paths.authority())) {
            return;
        }
        Path folder = paths.home().resolve("tls");
        user.makePrivateFolder(folder);
        var openssl = new Program(user, folder, Duration.ofMinutes(1));
        makeAuthority(openssl);
        request(openssl);
        try {
            Path names = folder.resolve("names.ext");
            Files.writeString(names, "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
            sign(openssl);
            Files.copy(folder.resolve("ca.pem"), paths.authority());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeAuthority(Program openssl) {
        openssl.run(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        CURVE,
                        "-nodes",
                        "-days",
                        "3650",
                        "-subj",
                        "/CN=Greenlight sandbox CA",
                        "-keyout",
                        "ca.key",
                        "-out",
                        "ca.pem")
                .orThrow();
    }

    private static void request(Program openssl) {
        openssl.run(
                        "openssl",
                        "req",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        CURVE,
                        "-nodes",
                        "-subj",
                        "/CN=localhost",
                        "-keyout",
                        "server.key",
                        "-out",
                        "server.csr")
                .orThrow();
    }

    private static void sign(Program openssl) {
        openssl.run(
                        "openssl",
                        "x509",
                        "-req",
                        "-in",
                        "server.csr",
                        "-CA",
                        "ca.pem",
                        "-CAkey",
                        "ca.key",
                        "-CAcreateserial",
                        "-days",
                        "3650",
                        "-extfile",
                        "names.ext",
                        "-out",
                        "server.pem")
                .orThrow();
    }
}
