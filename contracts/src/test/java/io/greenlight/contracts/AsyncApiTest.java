package io.greenlight.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private final ObjectNode document = AsyncApi.document();
    private final ObjectMapper json = EventCodec.newMapper();

    static Stream<UpgradeEvent> events() {
        return Examples.all();
    }

    @Test
    void theDocumentIsWhatTheTypesSay() throws IOException {
        GoldenFile.requireSame(
                Path.of("asyncapi.json"),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    }

    @Test
    void theTableInTheReadmeIsWhatTheTypesSay() throws IOException {
        Path readme = Path.of("../README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(EventTable.BEGIN);
        int end = text.indexOf(EventTable.END);
        assertTrue(begin >= 0 && end > begin, "README.md has no place for the table of events");
        String before = text.substring(0, begin) + EventTable.BEGIN + "\n\n";
        String after = "\n" + text.substring(end);

        GoldenFile.requireSame(readme, before + EventTable.markdown() + after);
    }

    /// What AsyncAPI 3.0.0 calls REQUIRED in the objects that we use.
    @Test
    void theDocumentHasWhatAsyncApiRequires() {
        assertEquals("3.0.0", document.get("asyncapi").asText());
        assertTrue(document.at("/info/title").isTextual());
        assertTrue(document.at("/info/version").isTextual());
        assertTrue(document.at("/info/license/name").isTextual());
        for (JsonNode operation : document.get("operations")) {
            assertTrue(Set.of("send", "receive").contains(operation.get("action").asText()));
            assertTrue(operation.at("/channel/$ref").isTextual());
            for (JsonNode message : operation.path("messages")) {
                String channel = operation.at("/channel/$ref").asText();
                assertTrue(message.get("$ref").asText().startsWith(channel + "/messages/"));
            }
        }
        for (JsonNode channel : document.get("channels")) {
            assertFalse(channel.get("address").asText().isBlank());
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            assertFalse(document.at(pointer).isMissingNode(), pointer);
        }
    }

    /// The schema and the codec must not drift apart: every field that is written is described.
    @ParameterizedTest
    @MethodSource("events")
    void anEventHasTheFieldsThatItsSchemaHas(UpgradeEvent event) throws IOException {
        JsonNode written = json.readTree(new EventCodec().encode(event));
        JsonNode schema =
                document.at("/components/schemas/" + EventCodec.typeName(event.getClass()));
        requireDescribed(written, schema);
    }

    private void requireDescribed(JsonNode written, JsonNode described) {
        JsonNode schema =
                described.has("$ref")
                        ? document.at(described.get("$ref").asText().substring(1))
                        : described;
        if (written.isObject()) {
            written.properties()
                    .forEach(field -> {
                        JsonNode property = schema.at("/properties/" + field.getKey());
                        assertFalse(property.isMissingNode(), field::toString);
                        requireDescribed(field.getValue(), property);
                    });
        } else if (written.isArray()) {
            assertEquals("array", schema.get("type").asText());
            written.forEach(one -> requireDescribed(one, schema.get("items")));
        } else if (schema.has("enum")) {
            assertTrue(schema.get("enum").toString().contains(written.toString()));
        } else if (!schema.has("const")) {
            assertEquals(typeOf(written), schema.get("type").asText());
        }
    }

    private static String typeOf(JsonNode written) {
        return switch (written.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            default -> "integer";
        };
    }
}
