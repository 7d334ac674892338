package io.greenlight.notifier;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.ReplicationLagMeasured;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// What an event is called in the journal: when it happened, its type, and a hash of what it says.
/// The same event, delivered twice, has the same name; names sort as the events happened.
///
/// What says the same again and again shares a name for a while: figures for a minute, a stuck step
/// for an hour. So a wait of a day neither fills the journal nor somebody's mailbox.
public final class EntryName {

    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final EventCodec CODEC = new EventCodec();

    private EntryName() {}

    /// The name of that event.
    public static String of(UpgradeEvent event) {
        if (event instanceof UpgradeStuck stuck) {
            Instant hour = stuck.at().truncatedTo(ChronoUnit.HOURS);
            return name(stuck, hour, stuck.service() + stuck.step() + stuck.reason().code());
        }
        if (event instanceof StepEnded step && isWaiting(step)) {
            return name(step, minute(step), step.service() + step.step());
        }
        return event instanceof ReplicationLagMeasured
                ? name(event, minute(event), "")
                : name(event, event.at(), CODEC.encode(event));
    }

    /// Whether it is one of many figures, of which none needs to arrive.
    static boolean isFigure(UpgradeEvent event) {
        return event instanceof ReplicationLagMeasured
                || (event instanceof StepEnded step && isWaiting(step));
    }

    private static boolean isWaiting(StepEnded step) {
        return step.outcome().equals("not-yet");
    }

    private static Instant minute(UpgradeEvent event) {
        return event.at().truncatedTo(ChronoUnit.MINUTES);
    }

    private static String name(UpgradeEvent event, Instant at, String meaning) {
        return "%s-%s-%s"
                .formatted(
                        SORTABLE.format(at), EventCodec.typeName(event.getClass()), hash(meaning));
    }

    private static String hash(String meaning) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(meaning.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
