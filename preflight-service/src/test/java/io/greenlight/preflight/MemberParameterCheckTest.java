package io.greenlight.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Estate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The check of what members of a Global Database have in their parameter groups.
class MemberParameterCheckTest {

    private final GlobalScene scene = new GlobalScene();

    @Test
    void aParameterThatDiffersWarnsWithBothValuesAndWhatSetsIt() {
        set(scene.primary, Map.of("max_wal_senders", "20", "work_mem", "65536"));
        set(scene.secondary, Map.of("max_wal_senders", "10", "log_line_prefix", "%m 'x'"));

        Finding finding =
                GlobalScene.only("member-parameters", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                List.of(
                        "log_line_prefix: %m 'x' on orders-tokyo (ap-northeast-1), not set on the"
                                + " primary orders (eu-central-1)",
                        "max_wal_senders: 10 on orders-tokyo (ap-northeast-1), 20 on the primary"
                                + " orders (eu-central-1); RDS adjusts what is less than the"
                                + " primary's",
                        "work_mem: not set on orders-tokyo (ap-northeast-1), 65536 on the primary"
                                + " orders (eu-central-1)"),
                finding.objects());
        assertEquals(
                """
                aws rds reset-db-cluster-parameter-group --region ap-northeast-1 \
                --db-cluster-parameter-group-name tokyo-parameters \
                --parameters ParameterName=log_line_prefix,ApplyMethod=pending-reboot
                aws rds modify-db-cluster-parameter-group --region ap-northeast-1 \
                --db-cluster-parameter-group-name tokyo-parameters --parameters \
                ParameterName=max_wal_senders,ParameterValue=20,ApplyMethod=pending-reboot
                aws rds modify-db-cluster-parameter-group --region ap-northeast-1 \
                --db-cluster-parameter-group-name tokyo-parameters --parameters \
                ParameterName=work_mem,ParameterValue=65536,ApplyMethod=pending-reboot
                aws rds reboot-db-instance --region ap-northeast-1 \
                --db-instance-identifier orders-tokyo-1\
                """,
                finding.remedy());
        set(scene.secondary, Map.of("max_wal_senders", "20", "work_mem", "65536"));
        assertEquals(
                List.of(),
                GlobalScene.findings(
                        "member-parameters", scene.premises(scene.primary, Mode.UPGRADE)));
    }

    @Test
    void aStandbyMayHaveMoreThanItsPrimaryAndADefaultGroupIsLeftForOneOfItsOwn() {
        scene.put(
                GlobalScene.secondary(
                        GlobalScene.SOURCE, "available", "default.aurora-postgresql17"));
        set(scene.primary, Map.of("max_connections", "500", "search_path", "a, \"b\""));
        set(scene.secondary, Map.of("max_connections", "1000"));

        Finding finding =
                GlobalScene.only("member-parameters", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(
                "max_connections: 1000 on orders-tokyo (ap-northeast-1), 500 on the primary"
                        + " orders (eu-central-1)",
                finding.objects().getFirst());
        List<String> commands = finding.remedy().lines().toList();
        assertTrue(commands.getFirst().contains("create-db-cluster-parameter-group"));
        assertTrue(
                commands.get(1).endsWith("name orders-tokyo-parameters --apply-immediately"),
                finding.remedy());
        assertTrue(
                commands.get(3).contains("ParameterValue='\"a, \\\"b\\\"\"',"), finding.remedy());
    }

    @Test
    void whatAnInstanceHasOfItsOwnIsComparedWithThePrimarysWriter() {
        scene.estate.settings.put(
                scene.primary.ref(),
                new Estate.Settings(
                        Estate.Group.NONE,
                        Map.of("orders-1", group("writers", Map.of("work_mem", "65536")))));
        scene.estate.settings.put(
                scene.secondary.ref(),
                new Estate.Settings(
                        Estate.Group.NONE, Map.of("orders-tokyo-1", Estate.Group.NONE)));

        Finding finding =
                GlobalScene.only("member-parameters", scene.premises(scene.primary, Mode.UPGRADE));

        assertEquals(
                List.of(
                        "work_mem: not set on orders-tokyo-1 (ap-northeast-1), 65536 on the"
                                + " primary's writer orders-1"),
                finding.objects());
        assertEquals(4, finding.remedy().lines().count(), finding.remedy());
        assertTrue(
                finding.remedy()
                        .contains(
                                "--db-parameter-group-name orders-tokyo-1-parameters --parameters"
                                        + " ParameterName=work_mem,ParameterValue=65536,"),
                finding.remedy());
    }

    private void set(Cluster member, Map<String, String> values) {
        Estate.Group group = group(member.parameterGroup(), values);
        scene.estate.settings.put(member.ref(), new Estate.Settings(group, Map.of()));
    }

    private static Estate.Group group(String name, Map<String, String> values) {
        return new Estate.Group(name, values);
    }
}
