package io.greenlight.backbone.cluster.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate for `localhost` that vouches for itself, and its key, as PostgreSQL reads them.
/// Made by the JDK's own keytool: a new machine has that for sure.
final class ServerCertificate {

    private static final String PASSWORD = "changeit";

    private ServerCertificate() {}

    /// Writes `server.crt` and `server.key` into the folder.
    static void writeTo(Path folder) throws IOException {
        Path store = folder.resolve("server.p12");
        Commands.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD));
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD.toCharArray());
            Key key = keys.getKey("server", PASSWORD.toCharArray());
            write(folder.resolve("server.key"), "PRIVATE KEY", key.getEncoded());
            write(
                    folder.resolve("server.crt"),
                    "CERTIFICATE",
                    keys.getCertificate("server").getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IOException("keytool wrote what the JDK cannot read", broken);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, base64, kind));
    }
}
