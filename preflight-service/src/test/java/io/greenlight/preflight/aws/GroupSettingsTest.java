package io.greenlight.preflight.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.FakeFleet;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.preflight.check.Estate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.Parameter;

/// What is set in parameter groups, as RDS tells of it; RDS itself is played by hand.
class GroupSettingsTest {

    private final PlayedRds rds = new PlayedRds();

    @Test
    void whatSomebodyHasSetIsToldOfEveryGroupThatIsNotRdsOwn() {
        rds.instances.add(instance("orders-1", "orders-instances"));
        rds.instances.add(instance("orders-2", "default.aurora-postgresql14"));
        rds.set.add(parameter("work_mem", "65536"));
        rds.set.add(Parameter.builder().parameterName("unset").source("user").build());
        Cluster own = inGroup("orders-parameters");

        Estate.Settings settings = new GroupSettings(rds).of(own);

        Map<String, String> set = Map.of("work_mem", "65536");
        assertEquals(new Estate.Group("orders-parameters", set), settings.cluster());
        assertEquals(
                Map.of(
                        "orders-1", new Estate.Group("orders-instances", set),
                        "orders-2", new Estate.Group("default.aurora-postgresql14", Map.of())),
                settings.instances());
        assertEquals(List.of("orders-instances", "orders-parameters"), rds.asked);
    }

    private static DBInstance instance(String name, String group) {
        return DBInstance.builder()
                .dbInstanceIdentifier(name)
                .dbParameterGroups(
                        DBParameterGroupStatus.builder().dbParameterGroupName(group).build())
                .build();
    }

    private static Parameter parameter(String name, String value) {
        return Parameter.builder().parameterName(name).parameterValue(value).source("user").build();
    }

    private static Cluster inGroup(String group) {
        Cluster one = FakeFleet.cluster("orders", new PostgresVersion(17, 10), Map.of());
        return new Cluster(
                one.ref(),
                one.resourceId(),
                one.arn(),
                one.engine(),
                one.version(),
                one.status(),
                one.endpoint(),
                one.writerInstance(),
                one.instances(),
                group,
                one.tags());
    }
}
