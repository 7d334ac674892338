package io.greenlight.launcher.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Clients for the AWS that the standard variables describe.
///
/// A run's own variables come from its stack.json; without a run they are the process's, and
/// whatever is not named there the SDK finds as it always does (profiles, roles, ...).
///
/// @param variables `AWS_REGION`, `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_RDS`, ...
public record AwsAccess(Map<String, String> variables) {

    public AwsAccess {
        variables = Map.copyOf(variables);
    }

    public RdsClient rds() {
        return client(RdsClient.builder(), "AWS_ENDPOINT_URL_RDS");
    }

    public SqsClient sqs() {
        return client(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS");
    }

    public S3Client s3() {
        return client(S3Client.builder().forcePathStyle(local()), "AWS_ENDPOINT_URL_S3");
    }

    public SsmClient ssm() {
        return client(SsmClient.builder(), "AWS_ENDPOINT_URL_SSM");
    }

    public SecretsManagerClient secrets() {
        return client(SecretsManagerClient.builder(), "AWS_ENDPOINT_URL_SECRETS_MANAGER");
    }

    CloudFormationClient cloudFormation() {
        return client(CloudFormationClient.builder(), "AWS_ENDPOINT_URL_CLOUDFORMATION");
    }

    /// The region of everything that this run does.
    public String region() {
        return variables.getOrDefault("AWS_REGION", "us-east-1");
    }

    /// The same in another region.
    public AwsAccess in(String region) {
        Map<String, String> there = new HashMap<>(variables);
        there.put("AWS_REGION", region);
        return new AwsAccess(there);
    }

    @Override
    public String toString() {
        String endpoint = variables.get("AWS_ENDPOINT_URL");
        return "AWS in " + region() + (endpoint == null ? "" : " at " + endpoint);
    }

    private boolean local() {
        return variables.containsKey("AWS_ENDPOINT_URL");
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String endpointVariable) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        String endpoint = variables.get(endpointVariable);
        if (endpoint == null) {
            endpoint = variables.get("AWS_ENDPOINT_URL");
        }
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint));
        }
        String region = variables.get("AWS_REGION");
        if (region != null) {
            builder.region(Region.of(region));
        }
        String key = variables.get("AWS_ACCESS_KEY_ID");
        String secret = variables.get("AWS_SECRET_ACCESS_KEY");
        if (local() && key != null && secret != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)));
        }
        return builder.build();
    }
}
