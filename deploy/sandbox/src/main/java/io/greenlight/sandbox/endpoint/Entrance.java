package io.greenlight.sandbox.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where clients come in. RDS tells one port for a cluster and two hosts, the writer's and the
/// readers'; so readers have a loopback address of their own.
public record Entrance(String host, int port) {

    /// What a certificate has to name beside localhost.
    public static final String READERS = "127.0.0.2";

    /// The entrance of a writer, or of one instance.
    public static Entrance of(int port) {
        return new Entrance("127.0.0.1", port);
    }

    public static Entrance ofReaders(int port) {
        return new Entrance(READERS, port);
    }

    public InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(host + " is no address", e);
        }
    }
}
