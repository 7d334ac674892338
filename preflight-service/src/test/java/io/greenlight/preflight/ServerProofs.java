package io.greenlight.preflight;

import io.greenlight.preflight.check.Way;
import java.util.List;

/// What belongs to the whole cluster, and can be broken on a server that others use.
final class ServerProofs {

    static final List<Proof> ALL =
            List.of(
                    Proof.of("logical-slot")
                            .given(
                                    "SELECT pg_create_logical_replication_slot('s',"
                                            + " 'test_decoding')")
                            .given(slot("greenlight_0123abcd_0"))
                            .warns(
                                    "SELECT pg_catalog.pg_drop_replication_slot('s');",
                                    "s (test_decoding, database %1$I, read by nobody)")
                            .silent(bench -> bench.to(Way.IN_PLACE, bench.major(), 99)),
                    Proof.of("logical-slot")
                            .by(Way.IN_PLACE)
                            .given(slot("lost"), slot("well"))
                            .given("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'")
                            .given("SELECT pg_reload_conf()", "SELECT pg_sleep(0.2)")
                            .given(
                                    "SELECT pg_replication_slot_advance('well',"
                                            + " pg_current_wal_lsn())")
                            .given("SELECT pg_switch_wal()", "CREATE TABLE t ()")
                            .given("SELECT pg_switch_wal()", "CREATE TABLE u ()", "CHECKPOINT")
                            .blocks(
                                    "SELECT pg_catalog.pg_drop_replication_slot('lost');\n"
                                            + "SELECT pg_catalog.pg_drop_replication_slot('well');",
                                    "lost (pgoutput, database %1$I, read by nobody)",
                                    "well (pgoutput, database %1$I, read by nobody)")
                            .afterwards(
                                    "ALTER SYSTEM RESET max_slot_wal_keep_size",
                                    "SELECT pg_reload_conf()"),
                    Proof.of("earlier-slot")
                            .by(Way.IN_PLACE)
                            .given(slot("greenlight_0123abcd_1_back"))
                            .blocks(
                                    "SELECT pg_catalog.pg_drop_replication_slot("
                                            + "'greenlight_0123abcd_1_back');",
                                    "greenlight_0123abcd_1_back (database %1$I, of the"
                                            + " upgrade whose id"
                                            + " ends with -0123abcd)")
                            .silent(bench -> bench.to(Way.IN_PLACE, bench.major(), 99)),
                    Proof.of("output-plugin")
                            .from(14)
                            .to(Way.CLONE, 19, 1)
                            .given(
                                    "ALTER SYSTEM SET output_plugin_libraries"
                                            + " = '$libdir/test_decoding', 'test_decoding'")
                            .given("SELECT pg_reload_conf()", "SELECT pg_sleep(0.2)")
                            .given(
                                    "SELECT pg_create_logical_replication_slot('s',"
                                            + " '$libdir/test_decoding')")
                            .given(
                                    "SELECT pg_create_logical_replication_slot('fine',"
                                            + " 'test_decoding')")
                            .given("ALTER SYSTEM RESET output_plugin_libraries")
                            .given("SELECT pg_reload_conf()", "SELECT pg_sleep(0.2)")
                            .warns(
                                    "aws rds …ParameterName=output_plugin_libraries,ParameterValue="
                                            + "'\"pgoutput,test_decoding,$libdir/test_decoding\"'…",
                                    "s ($libdir/test_decoding, database %1$I)")
                            .silent(bench -> bench.to(Way.CLONE, 17, 10))
                            .afterwards(
                                    "ALTER SYSTEM RESET output_plugin_libraries",
                                    "SELECT pg_reload_conf()"),
                    Proof.of("known-bad-minor")
                            .to(Way.CLONE, 14, 3)
                            .blocks(
                                    "-- let UpgradeDB:TargetVersion name 14.4 or later",
                                    "14.0 to 14.3 build indexes that miss rows")
                            .silent(bench -> bench.to(Way.CLONE, 14, 24))
                            .remains("the order's target is no part of the server"),
                    Proof.of("closed-database")
                            .given("CREATE DATABASE %2$I ALLOW_CONNECTIONS false")
                            .given("CREATE DATABASE %3$I")
                            .given("UPDATE pg_database SET datconnlimit = -2 WHERE datname = %3$L")
                            .blocks(
                                    "DROP DATABASE %3$I;\n"
                                            + "ALTER DATABASE %2$I WITH ALLOW_CONNECTIONS true;",
                                    "%3$I", "%2$I"),
                    Proof.of("closed-database")
                            .by(Way.IN_PLACE)
                            .given("ALTER DATABASE template1 WITH IS_TEMPLATE false")
                            .given("ALTER DATABASE template0 WITH ALLOW_CONNECTIONS true")
                            .blocks(
                                    "ALTER DATABASE template0 WITH ALLOW_CONNECTIONS false;\n"
                                            + "ALTER DATABASE template1 WITH IS_TEMPLATE true;",
                                    "template0",
                                    "template1"),
                    Proof.of("line-break-name")
                            .to(Way.IN_PLACE, 19, 1)
                            .given("CREATE DATABASE %3$I", "CREATE ROLE %3$I")
                            .blocks(
                                    "ALTER DATABASE %3$I RENAME TO \"a_DROP TABLE b;_-- $$"
                                            + " /* ö\";\n"
                                            + "ALTER ROLE %3$I RENAME TO"
                                            + " \"a_DROP TABLE b;_-- $$ /* ö\";",
                                    "database %3$I", "role %3$I")
                            .silent(bench -> bench.to(Way.IN_PLACE, bench.major(), 99)),
                    Proof.of("line-break-name")
                            .to(Way.LOGICAL, 18, 6)
                            .upTo(17)
                            .given("CREATE DATABASE %3$I", "CREATE ROLE %3$I")
                            .blocks(
                                    "ALTER DATABASE %3$I RENAME TO \"a_DROP TABLE b;_-- $$ /* ö\";",
                                    "database %3$I"),
                    Proof.of("md5-password")
                            .upTo(17)
                            .to(Way.CLONE, 18, 6)
                            .given(
                                    "SET password_encryption = md5; CREATE ROLE %2$I PASSWORD 'x';"
                                            + " RESET password_encryption")
                            .warns("\\password %2$I", "%2$I")
                            .silent(bench -> bench.to(Way.CLONE, 17, 99)),
                    Proof.of("postfix-operator")
                            .upTo(13)
                            .given(
                                    "CREATE FUNCTION f(bigint) RETURNS bigint LANGUAGE sql"
                                            + " AS 'SELECT $1'")
                            .given("CREATE OPERATOR !^! (LEFTARG = bigint, FUNCTION = f)")
                            .blocks(
                                    "DROP OPERATOR public.!^!(bigint,NONE);",
                                    "public.!^!(bigint,NONE)"),
                    Proof.of("polymorphic-function")
                            .upTo(13)
                            .given(
                                    "CREATE AGGREGATE %1$I(anyelement)"
                                            + "(SFUNC = array_append, STYPE = anyarray,"
                                            + " INITCOND='{}')")
                            .given(
                                    "CREATE OPERATOR <+> (LEFTARG = anyarray, RIGHTARG ="
                                            + " anyelement,"
                                            + " FUNCTION = array_append)")
                            .given(
                                    "CREATE AGGREGATE fine(int)"
                                            + " (SFUNC = int4pl, STYPE = int, INITCOND = '0')")
                            .blocks(
                                    "DROP AGGREGATE public.%1$I(anyelement);\n"
                                            + "DROP OPERATOR public.<+>(anyarray,anyelement);",
                                    "aggregate public.%1$I(anyelement)",
                                    "operator public.<+>(anyarray,anyelement)"),
                    Proof.of("encoding-conversion")
                            .upTo(13)
                            .given(
                                    "CREATE CONVERSION %3$I FOR 'LATIN1' TO 'UTF8'"
                                            + " FROM iso8859_1_to_utf8")
                            .blocks("DROP CONVERSION public.%3$I;", "public.%3$I"));

    private ServerProofs() {}

    private static String slot(String name) {
        return "SELECT pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(name);
    }
}
