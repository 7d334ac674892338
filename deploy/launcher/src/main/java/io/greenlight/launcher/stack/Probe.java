package io.greenlight.launcher.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// Tells whether a process does its work yet.
@FunctionalInterface
public interface Probe {

    /// How long an answer may take: far more than a healthy process on a busy machine needs.
    int PATIENCE_MILLIS = 2_000;

    boolean answers();

    /// Ready as soon as a GET gives 200.
    static Probe http(String url) {
        return () -> {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) URI.create(url).toURL().openConnection();
                connection.setConnectTimeout(PATIENCE_MILLIS);
                connection.setReadTimeout(PATIENCE_MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /// Ready as soon as something listens on that port of the loopback.
    static Probe port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        PATIENCE_MILLIS);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        };
    }
}
