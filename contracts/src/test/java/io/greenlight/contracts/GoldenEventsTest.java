package io.greenlight.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = EventCodec.newMapper();

    static Stream<UpgradeEvent> events() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsItsGoldenFileHasIt(UpgradeEvent event) throws IOException {
        GoldenFile.requireSame(golden(event.getClass()), pretty(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aGoldenFileIsReadAsItsEvent(UpgradeEvent event) throws Exception {
        assertEquals(event, codec.decode(Files.readString(golden(event.getClass()))));
    }

    @Test
    void everyKindOfEventHasOneExample() {
        assertEquals(
                EventCodec.kinds().stream().map(EventCodec::typeName).toList(),
                Examples.all().map(one -> EventCodec.typeName(one.getClass())).sorted().toList());
    }

    @Test
    void everyGoldenFileBelongsToAnEvent() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertEquals(
                    EventCodec.kinds().stream().map(GoldenEventsTest::golden).sorted().toList(),
                    files.sorted().toList());
        }
    }

    private String pretty(UpgradeEvent event) throws IOException {
        return json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(codec.encode(event)))
                + "\n";
    }

    private static Path golden(Class<?> kind) {
        return GOLDEN.resolve(EventCodec.typeName(kind) + ".json");
    }
}
