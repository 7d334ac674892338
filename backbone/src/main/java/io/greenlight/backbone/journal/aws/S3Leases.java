package io.greenlight.backbone.journal.aws;

import io.greenlight.backbone.journal.Leases;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Leases as objects `upgrades/<id>/<service>.lease`, apart from the journal, so that renewing one
/// does not get into the way of whoever writes. The content is `<owner> <until>`.
///
/// The clocks of the copies need to agree to within the lease's length. If they do not, two copies
/// may work at once, and the journal's ETag stops one of them.
public final class S3Leases implements Leases, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(S3Leases.class);

    private final Bucket bucket;
    private final Service service;
    private final String owner;
    private final Duration length;
    private final Clock clock;
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lease-renewal").factory());

    /// @param owner this copy of the service, unlike any other that ever ran
    public S3Leases(Bucket bucket, Service service, String owner, Duration length, Clock clock) {
        this.bucket = bucket;
        this.service = service;
        this.owner = owner;
        this.length = length;
        this.clock = clock;
    }

    @Override
    public Answer take(UpgradeId upgrade) {
        String key = "upgrades/%s/%s.lease".formatted(upgrade, service.word());
        Optional<Bucket.Text> now = bucket.read(key);
        if (now.isPresent()) {
            Note note = Note.parse(now.get().content());
            Duration left = Duration.between(clock.instant(), note.until());
            if (left.isPositive()) {
                return new Answer.Taken(note.owner(), left);
            }
        }
        return bucket.write(key, fresh(), now.map(Bucket.Text::etag))
                .<Answer>map(text -> new RenewedLease(key, text.etag()))
                .orElseGet(() -> new Answer.Taken("another copy", Duration.ofSeconds(1)));
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }

    private String fresh() {
        return new Note(owner, clock.instant().plus(length)).toString();
    }

    /// Who, and until when.
    private record Note(String owner, Instant until) {

        static Note parse(String text) {
            int space = text.lastIndexOf(' ');
            return new Note(text.substring(0, space), Instant.parse(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return owner + " " + until;
        }
    }

    /// Ours, written again after every third of its length.
    private final class RenewedLease implements Answer.Held {

        private final String key;
        private final ScheduledFuture<?> renewal;
        private String etag;
        private boolean ours = true;

        RenewedLease(String key, String etag) {
            this.key = key;
            this.etag = etag;
            long third = length.toMillis() / 3;
            this.renewal =
                    renewals.scheduleWithFixedDelay(
                            this::renew, third, third, TimeUnit.MILLISECONDS);
        }

        private synchronized void renew() {
            if (!ours) {
                return;
            }
            try {
                write(fresh());
            } catch (RuntimeException passing) {
                LOG.warn("a lease could not be renewed and will be tried again", passing);
            }
        }

        @Override
        public synchronized void close() {
            renewal.cancel(false);
            if (ours) {
                write(new Note(owner, Instant.EPOCH).toString());
                ours = false;
            }
        }

        private void write(String content) {
            Optional<Bucket.Text> written = bucket.write(key, content, Optional.of(etag));
            ours = written.isPresent();
            written.ifPresent(text -> etag = text.etag());
        }
    }
}
