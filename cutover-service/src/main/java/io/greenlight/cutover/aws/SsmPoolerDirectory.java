package io.greenlight.cutover.aws;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.EventCodec;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.PoolerEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/// The list of a cluster's poolers in the SSM parameter `/greenlight/<cluster>/poolers`, a JSON
/// array of objects with name, host, port, secret and databasesFile.
@Singleton
final class SsmPoolerDirectory implements PoolerDirectory {

    private final SsmClient ssm;
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    SsmPoolerDirectory(SsmClient ssm) {
        this.ssm = ssm;
    }

    @Override
    public List<PoolerEntry> of(ClusterRef cluster) {
        String parameter = "/greenlight/%s/poolers".formatted(cluster.identifier());
        try {
            String text = ssm.getParameter(get -> get.name(parameter)).parameter().value();
            List<Line> lines = json.readValue(text, new TypeReference<List<Line>>() {});
            return lines.stream().map(Line::entry).toList();
        } catch (ParameterNotFoundException none) {
            return List.of();
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "the parameter %s is no list of poolers: %s"
                            .formatted(parameter, broken.getOriginalMessage()),
                    broken);
        }
    }

    /// A pooler as it stands in the parameter.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(String name, String host, int port, String secret, String databasesFile) {

        PoolerEntry entry() {
            return new PoolerEntry(name, new Endpoint(host, port), secret, Path.of(databasesFile));
        }
    }
}
