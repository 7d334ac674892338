package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/// Four clients that come through a pooler, write one row after the other, and count what was
/// acknowledged.
public final class Clients implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Endpoint pooler;
    private final Login login;
    private final AtomicLong acknowledged = new AtomicLong();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean working = true;

    public Clients(Endpoint pooler, Login login) {
        this.pooler = pooler;
        this.login = login;
    }

    /// Lets them work, and returns when each has written something.
    public void start() {
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofVirtual().start(this::work));
        }
        awaitMore(4 * CLIENTS);
    }

    /// Waits until they have written more, then ends them.
    public void goOn() throws InterruptedException {
        awaitMore(10L * CLIENTS);
        working = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public long acknowledged() {
        return acknowledged.get();
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        working = false;
    }

    private void awaitMore(long more) {
        long goal = acknowledged.get() + more;
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> acknowledged.get() >= goal || !errors.isEmpty());
    }

    private void work() {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("prepareThreshold", "0");
        String url = "jdbc:postgresql://%s:%d/shop".formatted(pooler.host(), pooler.port());
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            while (working) {
                statement.executeUpdate("INSERT INTO item DEFAULT VALUES");
                acknowledged.incrementAndGet();
                // Flat out they would outrun what two cores can apply.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException broken) {
            errors.add(broken.toString());
        }
    }
}
