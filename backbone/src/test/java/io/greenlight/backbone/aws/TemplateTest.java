package io.greenlight.backbone.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.UpgradeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The declaration of the bus against the types of what travels on it. That it deploys is shown by
/// every other test that uses [LocalAws].
class TemplateTest {

    private static final Path FOLDER = LocalStack.root().resolve("deploy/cloudformation");

    private final String template;

    TemplateTest() throws IOException {
        template = Files.readString(FOLDER.resolve("greenlight.yaml"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHasItsQueueAndItsDeadLetters(Service service) {
        assertTrue(template.contains("QueueName: " + service.queue() + "\n"));
        assertTrue(template.contains("QueueName: " + service.queue() + "-dead\n"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceMaySendToWhomItTellsSomethingAndToItselfAndToNobodyElse(Service service) {
        Set<String> told =
                EventCodec.kinds().stream()
                        .map(kind -> kind.asSubclass(UpgradeEvent.class))
                        .filter(kind -> Service.sendersOf(kind).contains(service))
                        .flatMap(kind ->
                                Arrays.stream(Service.values())
                                        .filter(one -> one.hears().isAssignableFrom(kind)))
                        .map(TemplateTest::queueResource)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!told.isEmpty()) {
            told.add(queueResource(service));
        }
        assertEquals(told, maySendTo(service));
    }

    @Test
    void cfnLintFindsNothing() throws Exception {
        Process lint =
                new ProcessBuilder(FOLDER.resolve("lint.sh").toString())
                        .redirectErrorStream(true)
                        .start();
        String findings = new String(lint.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, lint.waitFor(), findings);
    }

    private Set<String> maySendTo(Service service) {
        String role = between("  %sRole:".formatted(word(service)), "Sid: KeepJournals");
        int say = role.indexOf("Sid: Say");
        return say < 0
                ? Set.of()
                : Pattern.compile("(\\w+Queue)\\.Arn")
                        .matcher(role.substring(say))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private String between(String begin, String end) {
        int from = template.indexOf(begin);
        return template.substring(from, template.indexOf(end, from));
    }

    private static String queueResource(Service service) {
        return word(service) + "Queue";
    }

    private static String word(Service service) {
        String word = service.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
