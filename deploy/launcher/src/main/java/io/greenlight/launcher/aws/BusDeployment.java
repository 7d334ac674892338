package io.greenlight.launcher.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/// Queues, topics, bucket and roles, made from the same declaration that production uses.
public final class BusDeployment {

    private static final String STACK = "greenlight";

    private final AwsAccess aws;

    public BusDeployment(AwsAccess aws) {
        this.aws = aws;
    }

    /// Deploys the template and waits until everything in it is there.
    ///
    /// @return the name of the bucket
    /// @throws IOException if it cannot be deployed; the message says what CloudFormation said
    public String deploy(Path template) throws IOException {
        try (CloudFormationClient client = aws.cloudFormation()) {
            String body = Files.readString(template);
            client.createStack(stack ->
                    stack.stackName(STACK)
                            .templateBody(body)
                            .capabilities(Capability.CAPABILITY_NAMED_IAM));
            try {
                client.waiter().waitUntilStackCreateComplete(stack -> stack.stackName(STACK));
            } catch (RuntimeException failed) {
                throw new IOException(
                        "CloudFormation did not deploy %s: %s"
                                .formatted(template, firstFailure(client)),
                        failed);
            }
            return bucket(client);
        } catch (CloudFormationException refused) {
            throw new IOException(
                    "CloudFormation refused %s: %s".formatted(template, refused.getMessage()),
                    refused);
        }
    }

    private static String bucket(CloudFormationClient client) throws IOException {
        return client
                .describeStackResources(stack -> stack.stackName(STACK))
                .stackResources()
                .stream()
                .filter(resource -> resource.resourceType().equals("AWS::S3::Bucket"))
                .map(resource -> resource.physicalResourceId())
                .findFirst()
                .orElseThrow(() -> new IOException("the template declares no bucket"));
    }

    private static String firstFailure(CloudFormationClient client) {
        Optional<StackEvent> failure =
                client.describeStackEvents(stack -> stack.stackName(STACK)).stackEvents().stream()
                        .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                        .reduce((_, earlier) -> earlier);
        return failure.map(event ->
                        "%s: %s".formatted(event.logicalResourceId(), event.resourceStatusReason()))
                .orElse("no reason was given");
    }
}
