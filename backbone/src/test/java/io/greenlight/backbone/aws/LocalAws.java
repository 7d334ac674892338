package io.greenlight.backbone.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// An AWS on this machine with what `deploy/cloudformation` declares: LocalStack, started once for
/// a JVM, or whatever `AWS_ENDPOINT_URL` names, so that one that runs already is used.
///
/// Each instance is an AWS account of its own (LocalStack reads it off the access key), so that
/// tests which share one AWS do not see one another's queues.
///
/// @param account twelve digits, which are also the access key
public record LocalAws(URI endpoint, String account) {

    public static final String REGION = "eu-central-1";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Where a JVM remembers its own: Quarkus loads this class once for the tests and once for what
    /// is tested, and they must have one AWS between them.
    private static final String ENDPOINT = "greenlight.local-aws.endpoint";

    private static final String ACCOUNT = "greenlight.local-aws.account";

    /// The one of this JVM, with queues, topics and bucket.
    public static synchronized LocalAws shared() {
        String account = System.getProperty(ACCOUNT);
        if (account != null) {
            return new LocalAws(sharedEndpoint(), account);
        }
        LocalAws shared = fresh().deploy(60);
        System.setProperty(ACCOUNT, shared.account());
        return shared;
    }

    /// An account in which there is nothing yet.
    public static synchronized LocalAws fresh() {
        long digits = ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
        return new LocalAws(sharedEndpoint(), Long.toString(digits));
    }

    /// The bucket that the template makes.
    public String bucket() {
        return "greenlight-%s-%s".formatted(account, REGION);
    }

    /// Where that queue is.
    public String queueUrl(String queue) {
        return "%s/%s/%s".formatted(endpoint, account, queue);
    }

    /// The topic of that purpose: `progress`, `attention` or `completed`.
    public String topic(String purpose) {
        return "arn:aws:sns:%s:%s:greenlight-%s".formatted(REGION, account, purpose);
    }

    /// The same account, reached by another way.
    public LocalAws through(URI wire) {
        return new LocalAws(wire, account);
    }

    /// What a service started as a process finds it by.
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                account,
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "GREENLIGHT_BUCKET",
                bucket());
    }

    /// Lets every client that this JVM makes from now on find it.
    public void useHere() {
        System.setProperty("aws.endpointUrl", endpoint.toString());
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.accessKeyId", account);
        System.setProperty("aws.secretAccessKey", "test");
    }

    /// Creates everything that the template declares.
    ///
    /// @param visibilitySeconds how long the queues hide a message
    public LocalAws deploy(int visibilitySeconds) {
        call(
                Map.of(
                        "Action", "CreateStack",
                        "StackName", "greenlight",
                        "Capabilities.member.1", "CAPABILITY_NAMED_IAM",
                        "Parameters.member.1.ParameterKey", "VisibilitySeconds",
                        "Parameters.member.1.ParameterValue", Integer.toString(visibilitySeconds),
                        "TemplateBody", template()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String stack = call(Map.of("Action", "DescribeStacks", "StackName", "greenlight"));
            if (stack.contains(">CREATE_COMPLETE<")) {
                return this;
            }
            if (stack.contains("ROLLBACK") || stack.contains("FAILED") || end < System.nanoTime()) {
                throw new IllegalStateException("the stack is not created: " + stack);
            }
            pause();
        }
    }

    /// CloudFormation's query API, spoken by hand: a client of it would have to be a dependency of
    /// every module whose tests use this.
    private String call(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("Version", "2010-05-15");
        String form =
                all.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                        .collect(joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("Authorization", authorization())
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("CloudFormation refuses: " + response.body());
            }
            return response.body();
        } catch (IOException broken) {
            throw new UncheckedIOException("CloudFormation does not answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// The form alone: it says which account and service are meant, and nobody checks it.
    private String authorization() {
        String scope = "%s/20260101/%s/cloudformation/aws4_request".formatted(account, REGION);
        return "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=0";
    }

    private static String template() {
        try {
            return Files.readString(
                    LocalStack.root().resolve("deploy/cloudformation/greenlight.yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException("the template is not there", missing);
        }
    }

    private static void pause() {
        try {
            // CloudFormation has no call that waits.
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI sharedEndpoint() {
        String known = System.getProperty(ENDPOINT, System.getenv("AWS_ENDPOINT_URL"));
        if (known == null) {
            known = LocalStack.start().endpoint().toString();
            System.setProperty(ENDPOINT, known);
        }
        return URI.create(known);
    }
}
