package io.greenlight.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// A certificate authority of the sandbox's own and one certificate for all its servers, made once
/// by openssl. P-256: a handshake costs a fraction of RSA's.
public final class Certificates {

    private static final String CURVE = "ec_paramgen_curve:P-256";

    /// Reader endpoints are on the second address.
    private static final String NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:127.0.0.2\n";

    private final OsUser user;
    private final ServerPaths paths;

    public Certificates(OsUser user, ServerPaths paths) {
        this.user = user;
        this.paths = paths;
    }

    /// Makes what is missing. A home of an older sandbox keeps its authority and gets a certificate
    /// with today's names.
    public void makeOnce() {
        Path folder = paths.home().resolve("tls");
        Path names = folder.resolve("names.ext");
        try {
            boolean begun = Files.exists(paths.authority());
            if (begun && Files.exists(names) && Files.readString(names).equals(NAMES)) {
                return;
            }
            user.makePrivateFolder(folder);
            var openssl = new Program(user, folder, Duration.ofMinutes(1));
            if (!begun) {
                makeAuthority(openssl);
                request(openssl);
            }
            Files.writeString(folder.resolve("next.ext"), NAMES);
            sign(openssl);
            Files.move(folder.resolve("next.ext"), names, StandardCopyOption.REPLACE_EXISTING);
            if (!begun) {
                Files.copy(folder.resolve("ca.pem"), paths.authority());
            }
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
                        "next.ext",
                        "-out",
                        "server.pem")
                .orThrow();
    }
}
