package io.greenlight.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = EventCodec.newMapper();

    static Stream<UpgradeEvent> events() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void fieldsThatWeDoNotKnowArePassedOver(UpgradeEvent event) throws Exception {
        ObjectNode tree = (ObjectNode) json.readTree(codec.encode(event));
        tree.put("sentByANewerRelease", "whatever").putObject("nested").put("also", 1);
        assertEquals(event, codec.decode(tree.toString()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventThatLacksAFieldIsRefusedByItsName(UpgradeEvent event) throws Exception {
        ObjectNode whole = (ObjectNode) json.readTree(codec.encode(event));
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(MayBeAbsent.class)) {
                continue;
            }
            ObjectNode tree = whole.deepCopy();
            tree.remove(component.getName());
            UnreadableEvent refusal =
                    assertThrows(UnreadableEvent.class, () -> codec.decode(tree.toString()));
            assertTrue(
                    refusal.toString().contains(component.getName()),
                    () -> component.getName() + ": " + refusal.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"no-such\"} | no event has the type no-such",
                "{\"at\": \"2026-11-21T20:00:00Z\"} | has no \"type\"",
                "{\"type\": \"io.greenlight.contracts.CutoverRequested\"} | no event has the type",
                "null | no JSON object",
                "[] | no JSON object",
                "17 | not an event",
                "`` | not an event",
                "{\"type\": \"cutover-requ | not an event",
                "{\"type\": \"discovery-requested\", \"at\": \"yesterday\"} | yesterday",
                "{\"type\": \"discovery-requested\", \"at\": null} | lacks \"at\"",
            })
    void whatIsNoEventIsRefusedWithTheReason(String text, String reason) {
        UnreadableEvent refusal = assertThrows(UnreadableEvent.class, () -> codec.decode(text));
        assertTrue(refusal.toString().contains(reason), refusal::toString);
    }

    @Test
    void anUpgradeDiscoveredBeforeThereWereModesIsAWholeOne() throws Exception {
        ObjectNode old = (ObjectNode) json.readTree(codec.encode(example(UpgradeDiscovered.class)));
        old.remove("mode");

        assertEquals(Mode.UPGRADE, ((UpgradeDiscovered) codec.decode(old.toString())).mode());
    }

    @Test
    void anUpgradeDiscoveredBeforeThereWereRunsIsTheFirstOfItsOwn() throws Exception {
        ObjectNode old = (ObjectNode) json.readTree(codec.encode(example(UpgradeDiscovered.class)));
        old.remove("run");

        UpgradeDiscovered read = (UpgradeDiscovered) codec.decode(old.toString());

        assertEquals(new FleetRun("20261121-200000Z"), read.run());
    }

    @Test
    void aClusterThatWaitedBeforeThereWereRunsIsInNone() throws Exception {
        ObjectNode old = (ObjectNode) json.readTree(codec.encode(example(ClusterQueued.class)));
        old.remove("run");

        ClusterQueued read = (ClusterQueued) codec.decode(old.toString());

        assertNull(read.run());
        assertEquals(old, json.readTree(codec.encode(read)));
    }

    @Test
    void aPreflightFromBeforeAcknowledgementsAllowsWarnings() throws Exception {
        ObjectNode old = (ObjectNode) json.readTree(codec.encode(example(PreflightFailed.class)));
        old.remove(List.of("policy", "report"));
        ((ArrayNode) old.get("findings"))
                .forEach(one -> ((ObjectNode) one).remove(List.of("fault", "acknowledged")));

        PreflightFailed read = (PreflightFailed) codec.decode(old.toString());

        assertEquals(WarningPolicy.ALLOW, read.policy());
        assertNull(read.report());
        assertEquals(Fault.OPERATOR, read.findings().getLast().fault());
        assertEquals(
                List.of("replica-identity"), read.blocking().stream().map(Finding::check).toList());
    }

    @Test
    void aRequestThatNamesNoCheckIsForAll() throws Exception {
        ObjectNode all =
                (ObjectNode) json.readTree(codec.encode(example(PreflightRequested.class)));
        all.remove("check");

        assertNull(((PreflightRequested) codec.decode(all.toString())).check());
    }

    @Test
    void anOrderFromBeforeThereWereModesIsForAllOfIt() throws Exception {
        String old =
                """
                {"upgrade": "orders-0123abcd",
                 "cluster": {"region": "eu-central-1", "identifier": "orders"},
                 "resourceId": "cluster-A",
                 "path": {"strategy": "clone", "source": "14.24", "target": "17.10"},
                 "secret": "orders-secret"}
                """;

        UpgradeOrder order = json.readValue(old, UpgradeOrder.class);

        assertEquals(Mode.UPGRADE, order.mode());
        assertNull(order.run());
        assertEquals(order, json.readValue(json.writeValueAsString(order), UpgradeOrder.class));
    }

    @Test
    void aPartOfAPartThatIsMissingIsNamedByItsPath() {
        String text =
                "{\"type\": \"preflight-passed\", \"upgrade\": \"orders-0123abcd\","
                        + " \"cluster\":"
                        + " {\"region\": \"eu-central-1\", \"identifier\": \"orders\"},"
                        + " \"at\": \"2026-11-21T20:00:00Z\","
                        + " \"warnings\": [{\"check\": \"large-objects\"}]}";
        UnreadableEvent refusal = assertThrows(UnreadableEvent.class, () -> codec.decode(text));
        assertTrue(
                refusal.toString().contains("preflight-passed.warnings lacks \"severity\""),
                refusal::toString);
    }

    @Test
    void aValueThatIsNotOursIsRefusedWithTheReason() {
        String hostile =
                "{\"type\": \"cutover-requested\", \"upgrade\": \"../../etc\","
                        + " \"cluster\":"
                        + " {\"region\": \"eu-central-1\", \"identifier\": \"orders\"},"
                        + " \"at\": \"2026-11-21T20:00:00Z\"}";
        UnreadableEvent refusal = assertThrows(UnreadableEvent.class, () -> codec.decode(hostile));
        assertTrue(refusal.toString().contains("not an upgrade id: ../../etc"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventHasSomebodyWhoHearsIt(UpgradeEvent event) {
        assertTrue(!Service.recipientsOf(event).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyFactSaysWhoSendsItAndGoesToTheNotifier(UpgradeEvent event) {
        boolean isRequest = Service.sendersOf(event.getClass()).isEmpty();
        String type = EventCodec.typeName(event.getClass());
        assertEquals(isRequest, type.endsWith("-requested") || type.endsWith("-given"));
        assertEquals(!isRequest, Service.recipientsOf(event).contains(Service.NOTIFIER));
    }

    private static UpgradeEvent example(Class<? extends UpgradeEvent> kind) {
        return Examples.all().filter(kind::isInstance).findFirst().orElseThrow();
    }
}
