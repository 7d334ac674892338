package io.greenlight.backbone.bus.aws;

import io.greenlight.backbone.bus.BusConfig;
import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Drain;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.bus.Rests;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UnreadableEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import software.amazon.awssdk.services.sqs.model.Message;

/// The service's ear. An event is decoded, handled, and answered; only when everything that it sets
/// off is on the bus does its message go. Whatever fails before that brings the same message again.
@ApplicationScoped
class SqsInbox {

    private static final Logger LOG = Logger.getLogger(SqsInbox.class);

    private final EventCodec codec = new EventCodec();
    private final EventHandler handler;
    private final Outbox outbox;
    private final Drain drain;
    private final Rests rests;
    private final Custody custody;
    private final Service service;

    @Inject
    SqsInbox(
            EventHandler handler,
            Outbox outbox,
            Drain drain,
            Rests rests,
            Custody custody,
            BusConfig config) {
        this.handler = handler;
        this.outbox = outbox;
        this.drain = drain;
        this.rests = rests;
        this.custody = custody;
        this.service = config.service();
    }

    @Incoming("events-in")
    @RunOnVirtualThread
    void receive(String body, SqsIncomingMetadata metadata) throws Exception {
        Message message = metadata.getMessage();
        try (var _ = drain.enter();
                var held = custody.take(message)) {
            work(read(body, message.messageId()));
            held.done();
        }
    }

    private UpgradeEvent read(String body, String messageId) throws UnreadableEvent {
        try {
            UpgradeEvent event = codec.decode(body);
            if (!service.hears().isInstance(event)) {
                throw new UnreadableEvent(
                        "%s does not hear %s"
                                .formatted(service.word(), EventCodec.typeName(event.getClass())));
            }
            return event;
        } catch (UnreadableEvent unreadable) {
            LOG.warnf("message %s is refused: %s", messageId, unreadable.getMessage());
            throw unreadable;
        }
    }

    private void work(UpgradeEvent event) throws Exception {
        name(event);
        try {
            List<Dispatch> due = new ArrayList<>();
            for (Dispatch dispatch : handler.handle(event)) {
                if (dispatch.delay().isZero()) {
                    due.add(dispatch);
                } else {
                    outbox.sendAll(due);
                    due.clear();
                    boolean isRested = rests.rest(dispatch.delay());
                    due.add(isRested ? Dispatch.now(dispatch.event()) : dispatch);
                }
            }
            outbox.sendAll(due);
        } catch (Exception failure) {
            LOG.warnf(
                    failure,
                    "%s is not done and will come again",
                    EventCodec.typeName(event.getClass()));
            throw failure;
        } finally {
            MDC.remove("upgrade");
            MDC.remove("cluster");
        }
    }

    /// The fields that every log line about this event carries.
    private static void name(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.OfUpgrade of) {
            MDC.put("upgrade", of.upgrade().value());
            MDC.put("cluster", of.cluster().identifier());
        }
    }
}
