package io.greenlight.backbone.cluster.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeEngineDefaultClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupResponse;
import software.amazon.awssdk.services.rds.model.Parameter;

class RdsParameterGroupsTest {

    private static final RunTags TAGS =
            RunTags.of(
                    FakeFleet.cluster("orders", new PostgresVersion(14, 24), Map.of()),
                    new UpgradeId("orders-0123abcd"));
    private static final List<Parameter> ENGINE =
            List.of(
                    parameter("debug_parallel_query", "off", true),
                    parameter("max_replication_slots", "20", true),
                    parameter("max_active_replication_origins", null, true),
                    parameter("max_worker_processes", "50", true),
                    parameter("max_wal_senders", "{DBInstanceClassMemory/9531392}", true),
                    parameter("max_logical_replication_workers", "4", false));

    private final Map<String, String> written = new TreeMap<>();
    private final RdsParameterGroups groups = new RdsParameterGroups(rds());
    private List<Parameter> ownersValues = List.of();

    @Test
    void whatIsTooLowIsRaisedWhereTheEngineLetsUs() {
        groups.copy(
                ParameterGroups.Kind.CLUSTER,
                "source-group",
                new PostgresVersion(18, 6),
                new ParameterGroups.Wish(
                        "ours",
                        TAGS,
                        Map.of(),
                        Map.of(
                                "max_replication_slots", 30,
                                "max_active_replication_origins", 30,
                                "max_worker_processes", 30,
                                "max_wal_senders", 30,
                                "max_logical_replication_workers", 30,
                                "of_another_major", 30),
                        Map.of()));

        assertEquals(
                Map.of("max_replication_slots", "30", "max_active_replication_origins", "30"),
                written);
    }

    @Test
    void whatTheOwnerHasSetIsKeptUnderTheNameThatItHasNow() {
        ownersValues =
                List.of(
                        parameter("max_worker_processes", "64", true),
                        parameter("force_parallel_mode", "off", true),
                        parameter("max_logical_replication_workers", "8", true),
                        parameter("promote_trigger_file", "/tmp/promote", true),
                        parameter("work_mem", null, true));

        ParameterGroups.Copied copied =
                groups.copy(
                        ParameterGroups.Kind.CLUSTER,
                        "source-group",
                        new PostgresVersion(18, 6),
                        new ParameterGroups.Wish(
                                "ours",
                                TAGS,
                                Map.of(),
                                Map.of(),
                                Map.of("force_parallel_mode", "debug_parallel_query")));

        assertEquals(
                new ParameterGroups.Copied(
                        List.of("max_worker_processes"),
                        List.of("force_parallel_mode -> debug_parallel_query"),
                        List.of("max_logical_replication_workers", "promote_trigger_file")),
                copied);
        assertEquals(Map.of("max_worker_processes", "64", "debug_parallel_query", "off"), written);
    }

    private static Parameter parameter(String name, @Nullable String value, boolean modifiable) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .isModifiable(modifiable)
                .build();
    }

    /// An RDS whose source group sets what the owner has set.
    private RdsClient rds() {
        return (RdsClient)
                Proxy.newProxyInstance(
                        RdsClient.class.getClassLoader(),
                        new Class<?>[] {RdsClient.class},
                        (client, method, arguments) ->
                                method.getName().endsWith("Paginator")
                                        ? InvocationHandler.invokeDefault(client, method, arguments)
                                        : answer(client, method, arguments));
    }

    private Object answer(Object client, Method method, Object[] arguments) throws Throwable {
        return switch (arguments[0]) {
            case CreateDbClusterParameterGroupRequest _ ->
                    CreateDbClusterParameterGroupResponse.builder().build();
            case DescribeEngineDefaultClusterParametersRequest _ ->
                    DescribeEngineDefaultClusterParametersResponse.builder()
                            .engineDefaults(defaults -> defaults.parameters(ENGINE))
                            .build();
            case DescribeDbClusterParametersRequest _ ->
                    DescribeDbClusterParametersResponse.builder().parameters(ownersValues).build();
            case ModifyDbClusterParameterGroupRequest change -> {
                change.parameters()
                        .forEach(one -> written.put(one.parameterName(), one.parameterValue()));
                yield ModifyDbClusterParameterGroupResponse.builder().build();
            }
            default -> InvocationHandler.invokeDefault(client, method, arguments);
        };
    }
}
