package io.greenlight.preflight;

import io.greenlight.preflight.check.Way;
import java.util.List;

/// What the maintenance user may not do, and whom it cannot act for.
final class RoleProofs {

    /// Everything but to subscribe.
    private static final String[] ABLE = {
        "ALTER ROLE %1$I CREATEROLE REPLICATION", "GRANT pg_monitor, pg_signal_backend TO %1$I"
    };

    private static final String CREATE = "GRANT CREATE ON DATABASE %1$I TO %1$I";

    private static final String[] ORIGINS = {
        "EXECUTE on pg_catalog.pg_replication_origin_advance(text, pg_lsn)",
        "EXECUTE on pg_catalog.pg_replication_origin_progress(text, boolean)"
    };

    static final List<Proof> ALL =
            List.of(
                    nothing("ALTER ROLE %1$I WITH SUPERUSER;").upTo(15),
                    nothing("GRANT pg_create_subscription TO %1$I;").from(16),
                    Proof.of("maintenance-user")
                            .minor(Way.GLOBAL_MINOR)
                            .asWeakUser()
                            .warns("GRANT pg_monitor TO %1$I;", "pg_monitor"),
                    Proof.of("maintenance-user")
                            .by(Way.DMS)
                            .asWeakUser()
                            .given(ABLE)
                            .given("ALTER ROLE %1$I NOREPLICATION", "CREATE ROLE rds_replication")
                            .blocks("GRANT rds_replication TO %1$I;", "REPLICATION"),
                    Proof.of("maintenance-user")
                            .upTo(15)
                            .asWeakUser()
                            .given(ABLE)
                            .given("CREATE ROLE rds_superuser")
                            .blocks("GRANT rds_superuser TO %1$I;", "CREATE SUBSCRIPTION"),
                    Proof.of("maintenance-user")
                            .from(16)
                            .asWeakUser()
                            .given(ABLE)
                            .given("CREATE ROLE rds_superuser; GRANT rds_superuser TO %1$I")
                            .given("CREATE ROLE %2$I LOGIN", "CREATE ROLE rds_app LOGIN")
                            .given("CREATE ROLE rdstopmgr LOGIN")
                            .given("CREATE ROLE boss LOGIN IN ROLE rds_superuser")
                            .blocks(
                                    """
                                    GRANT %2$I TO %1$I WITH ADMIN OPTION;
                                    GRANT boss TO %1$I WITH ADMIN OPTION; -- on a master user\
                                     perhaps nobody can grant that on RDS; then the secret of the\
                                     master user solves it, named in the tag\
                                     aurora-maintenance-user-secret
                                    GRANT rds_app TO %1$I WITH ADMIN OPTION;\
                                    """,
                                    "ADMIN OPTION on %2$I",
                                    "ADMIN OPTION on boss",
                                    "ADMIN OPTION on rds_app"),
                    Proof.of("in-place-user")
                            .by(Way.IN_PLACE)
                            .asWeakUser()
                            .given("SELECT pg_create_logical_replication_slot('feed', 'pgoutput')")
                            .blocks(
                                    """
                                    GRANT CREATE ON DATABASE postgres TO %1$I;
                                    ALTER ROLE %1$I WITH CREATEROLE;
                                    ALTER ROLE %1$I WITH REPLICATION;
                                    GRANT pg_monitor TO %1$I;
                                    GRANT pg_signal_backend TO %1$I;\
                                    """,
                                    "CREATE in the database postgres",
                                    "CREATEROLE",
                                    "REPLICATION",
                                    "pg_monitor",
                                    "pg_signal_backend"),
                    Proof.of("in-place-user")
                            .from(16)
                            .by(Way.IN_PLACE)
                            .asWeakUser()
                            .given(ABLE)
                            .given("GRANT CREATE ON DATABASE postgres TO %1$I")
                            .given("CREATE ROLE rds_superuser; CREATE ROLE %2$I LOGIN")
                            .given("CREATE ROLE boss LOGIN IN ROLE rds_superuser")
                            .blocks(
                                    """
                                    GRANT %2$I TO %1$I WITH ADMIN OPTION;
                                    GRANT boss TO %1$I WITH ADMIN OPTION; -- on a master user\
                                     perhaps nobody can grant that on RDS; then the secret of the\
                                     master user solves it, named in the tag\
                                     aurora-maintenance-user-secret\
                                    """,
                                    "ADMIN OPTION on %2$I", "ADMIN OPTION on boss"),
                    Proof.of("in-place-owner")
                            .by(Way.IN_PLACE)
                            .asWeakUser()
                            .given("CREATE TABLE t (); CREATE EXTENSION hstore; CREATE ROLE %2$I")
                            .given("CREATE TABLE %3$I ()", "ALTER TABLE %3$I OWNER TO %2$I")
                            .warns(
                                    "GRANT %2$I TO %1$I;\nGRANT postgres TO %1$I;",
                                    "%2$I, owner of 1 tables and extensions",
                                    "postgres, owner of 2 tables and extensions"),
                    owner("GRANT %2$I TO %1$I;").upTo(15),
                    owner("GRANT %2$I TO %1$I WITH INHERIT TRUE, SET TRUE;").from(16),
                    Proof.of("table-owner")
                            .from(16)
                            .asWeakUser()
                            .given(CREATE, "CREATE ROLE %2$I", "GRANT %2$I TO %1$I WITH SET FALSE")
                            .given("CREATE TABLE %3$I ()", "ALTER TABLE %3$I OWNER TO %2$I")
                            .blocks(
                                    "GRANT %2$I TO %1$I WITH INHERIT TRUE, SET TRUE;",
                                    "%2$I, owner of 1 tables"),
                    guarded(Way.CLONE, 15)
                            .asWeakUser()
                            .blocks("GRANT %2$I TO %1$I;", "public.%3$I"),
                    guarded(Way.LOGICAL, 15)
                            .asWeakUser()
                            .given(
                                    "GRANT %2$I TO %1$I",
                                    "ALTER TABLE %3$I FORCE ROW LEVEL SECURITY")
                            .blocks("ALTER ROLE %1$I BYPASSRLS;", "public.%3$I"),
                    guarded(Way.CLONE, 16)
                            .given("ALTER TABLE %3$I FORCE ROW LEVEL SECURITY")
                            .blocks(
                                    "ALTER TABLE public.%3$I NO FORCE ROW LEVEL SECURITY;",
                                    "public.%3$I")
                            .silent(bench -> bench.to(Way.CLONE, 15, 1)),
                    Proof.of("replication-origin")
                            .from(16)
                            .asWeakUser()
                            .blocks(
                                    """
                                    GRANT EXECUTE ON FUNCTION\
                                     pg_catalog.pg_replication_origin_advance(text, pg_lsn) TO %1$I;
                                    GRANT EXECUTE ON FUNCTION\
                                     pg_catalog.pg_replication_origin_progress(text, boolean)\
                                     TO %1$I;\
                                    """,
                                    ORIGINS),
                    Proof.of("replication-origin")
                            .from(16)
                            .asWeakUser()
                            .given("CREATE ROLE rds_superuser")
                            .blocks("GRANT rds_superuser TO %1$I;", ORIGINS),
                    Proof.of("role-password")
                            .by(Way.LOGICAL)
                            .asWeakUser()
                            .given(
                                    "CREATE ROLE %2$I LOGIN; CREATE ROLE rds_iam; CREATE"
                                            + " ROLE nobody")
                            .given("CREATE ROLE by_iam LOGIN IN ROLE rds_iam")
                            .given("CREATE ROLE rds_app LOGIN; CREATE ROLE rdsproxyadmin LOGIN")
                            .warns(
                                    "\\password %2$I\n\\password postgres\n\\password rds_app",
                                    "%2$I", "postgres", "rds_app")
                            .remains("a person knows the password, and gives it to the target")
                            .afterwards("ALTER ROLE postgres PASSWORD %5$L"),
                    Proof.of("closed-database")
                            .asWeakUser()
                            .given("CREATE DATABASE %2$I")
                            .given("REVOKE CONNECT ON DATABASE %2$I FROM public")
                            .blocks("GRANT CONNECT ON DATABASE %2$I TO %1$I;", "%2$I"));

    private RoleProofs() {}

    private static Proof nothing(String toSubscribe) {
        return Proof.of("maintenance-user")
                .asWeakUser()
                .blocks(
                        toSubscribe
                                + """

                                ALTER ROLE %1$I WITH CREATEROLE;
                                ALTER ROLE %1$I WITH REPLICATION;
                                GRANT pg_monitor TO %1$I;
                                GRANT pg_signal_backend TO %1$I;\
                                """,
                        "CREATE SUBSCRIPTION",
                        "CREATEROLE",
                        "REPLICATION",
                        "pg_monitor",
                        "pg_signal_backend");
    }

    private static Proof owner(String grant) {
        return Proof.of("table-owner")
                .asWeakUser()
                .given("CREATE ROLE %2$I", "CREATE TABLE %3$I (); CREATE TABLE t ()")
                .given("ALTER TABLE %3$I OWNER TO %2$I; ALTER TABLE t OWNER TO %1$I")
                .blocks(
                        grant + "\n" + CREATE + ";",
                        "%2$I, owner of 1 tables",
                        "CREATE in this database");
    }

    /// A table with policies that belongs to nobody of ours.
    private static Proof guarded(Way way, int target) {
        return Proof.of("row-security")
                .to(way, target, 1)
                .given("CREATE ROLE %2$I", "CREATE TABLE %3$I (a int PRIMARY KEY)")
                .given("ALTER TABLE %3$I OWNER TO %2$I")
                .given("ALTER TABLE %3$I ENABLE ROW LEVEL SECURITY");
    }
}
