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
/// What says the same again and again shares a name for a while: figures for ten seconds, a stuck
/// step for an hour. So a wait of a day neither fills the journal nor somebody's mailbox.
public final class EntryName {

    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String LAG = EventCodec.typeName(ReplicationLagMeasured.class);
    private static final String STEP = EventCodec.typeName(StepEnded.class);
    private static final String WAITING = "step-waits";

    private static final EventCodec CODEC = new EventCodec();

    private EntryName() {}

    /// The name of that event.
    public static String of(UpgradeEvent event) {
        if (event instanceof UpgradeStuck stuck) {
            Instant hour = stuck.at().truncatedTo(ChronoUnit.HOURS);
            String meaning = stuck.service() + stuck.step() + stuck.reason().code();
            return name(hour, type(stuck), meaning);
        }
        if (event instanceof StepEnded step && isWaiting(step)) {
            return name(moment(step), WAITING, step.service() + step.step());
        }
        return event instanceof ReplicationLagMeasured
                ? name(moment(event), LAG, "")
                : name(event.at(), type(event), CODEC.encode(event));
    }

    /// Whether it is one of many figures, of which none needs to arrive.
    static boolean isFigure(UpgradeEvent event) {
        return event instanceof ReplicationLagMeasured
                || (event instanceof StepEnded step && isWaiting(step));
    }

    /// Whether the entry of that name holds a figure.
    public static boolean isOfFigure(String name) {
        return name.contains("-" + LAG + "-") || name.contains("-" + WAITING + "-");
    }

    /// Whether it tells how an upgrade stands: neither a step nor a figure.
    static boolean isMilestone(UpgradeEvent event) {
        return !(event instanceof StepEnded) && !(event instanceof ReplicationLagMeasured);
    }

    /// Whether the entry of that name does.
    public static boolean isOfMilestone(String name) {
        return !isOfFigure(name) && !name.contains("-" + STEP + "-");
    }

    private static boolean isWaiting(StepEnded step) {
        return step.outcome().equals("not-yet");
    }

    private static Instant moment(UpgradeEvent event) {
        long second = event.at().getEpochSecond();
        return Instant.ofEpochSecond(second - second % 10);
    }

    private static String type(UpgradeEvent event) {
        return EventCodec.typeName(event.getClass());
    }

    private static String name(Instant at, String type, String meaning) {
        return "%s-%s-%s".formatted(SORTABLE.format(at), type, hash(meaning));
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
