package io.greenlight.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What is typed wrong is refused by name, before anything starts.
final class CommandLineTest {

    private static final int WRONG = 2;
    private static final int MISUSED = 64;
    private static final int UNREACHABLE = 69;

    /// A command line, and what its refusal has to name.
    record Wrong(String line, String named) {}

    static Stream<Wrong> wrongLines() {
        return Stream.of(
                new Wrong("", "Which command"),
                new Wrong("demon", "demon"),
                new Wrong("demo --from 17 --to 14", "--from 17 --to 14"),
                new Wrong("demo --from 12", "--from 12"),
                new Wrong("demo --from 14 --to 19", "--to 19"),
                new Wrong("demo --from x", "--from"),
                new Wrong("demo --sql /nowhere.sql", "/nowhere.sql"),
                new Wrong("demo --clients 0", "--clients 0"),
                new Wrong("demo --rate 0", "--rate 0"),
                new Wrong("demo --from 17.", "--from 17."),
                new Wrong("demo --from 17.5 --to 17.11", "--from 17.5 --to 17.11"),
                new Wrong("demo --strategy in-place --from 17 --to 17", "a higher minor"),
                new Wrong("demo --strategy in-place --from 17.11 --to 17.5", "a higher minor"),
                new Wrong("demo --strategy magic", "there are only clone, in-place, global-minor"),
                new Wrong("demo --strategy global-minor --from 16", "another minor only"),
                new Wrong("demo --strategy global-minor --from 17.11", "a higher minor"),
                new Wrong(
                        "demo --strategy global-minor --mode PATCH --from 17.10 --to 17.11",
                        "--mode PATCH stays with a version"),
                new Wrong("demo --strategy global-minor --way-back", "--way-back: only --strategy"),
                new Wrong("demo --fail=writer-upgrade", "--fail: only --strategy global-minor"),
                new Wrong("demo --strategy global-minor --fail=all", "--fail=all"),
                new Wrong(
                        "demo --strategy global-minor --fail=writer-upgrade --way-back",
                        "--fail and --way-back"),
                new Wrong("demo --mode PATCH", "--mode PATCH: only --strategy global-minor"),
                new Wrong("demo --mode PREUPGRADE", "--mode PREUPGRADE: only --strategy in-place"),
                new Wrong("demo --strategy in-place --mode half", "--mode half"),
                new Wrong("demo --way-back", "--way-back: only --strategy in-place"),
                new Wrong("demo --strategy in-place --way-back=never", "--way-back=never"),
                new Wrong(
                        "demo --strategy in-place --from 17.5 --to 17.11 --way-back=failed",
                        "--way-back=failed needs another major"));
    }

    static Stream<Wrong> wrongLinesOfOthers() {
        return Stream.of(
                new Wrong("bench crash --strategy in-place --only switch-over", "switch-over"),
                new Wrong("bench in-place --runs 0", "--runs 0"),
                new Wrong("bench", "switchover, in-place, preflight or crash"),
                new Wrong("bench preflight --clusters 0", "--clusters 0: at least 1"),
                new Wrong("inject consent-given --cluster orders", "--token TOKEN"),
                new Wrong("inject way-back-requested --token 89abcdef", "--token TOKEN"),
                new Wrong("inject way-back-requested", "--cluster ID"),
                new Wrong("inject acknowledgement-given --cluster orders", "--check ID"),
                new Wrong("inject cutover-requested --cluster orders --check trigger", "--check"),
                new Wrong("inject preflight-requested --cluster orders --remark x", "--remark"),
                new Wrong("inject retry-requested --check trigger", "no other option"),
                new Wrong("inject rehearsal-requested", "--cluster ID"),
                new Wrong("inject rehearsal-requested --cluster x --upgrade x", "only --cluster"),
                new Wrong("inject --json x --by dba", "--json x"),
                new Wrong("demo --cluster Orders", "--cluster Orders"),
                new Wrong("demo --copies printer=2", "printer"),
                new Wrong("demo --copies cutover=9", "cutover=9"),
                new Wrong("up --poolers 9", "--poolers 9"));
    }

    static Stream<Wrong> wrongLinesOfPreflight() {
        String url = "preflight --url jdbc:postgresql://localhost:1/x";
        return Stream.of(
                new Wrong("preflight --to 17", "--url"),
                new Wrong(url, "--to"),
                new Wrong(url + " --to 19", "--to 19: a major of [13, 14"),
                new Wrong(url + " --to 17 --strategy magic", "there are only in-place"),
                new Wrong(url + " --to 17 --format pdf", "--format"),
                new Wrong(url + " --to 17 --statement-timeout 0", "timeout 0: at least 1"),
                new Wrong(url + "?user=me --user you --to 17", "names a user already"),
                new Wrong(url + " --to 17 --password-file /nowhere", "/nowhere"),
                new Wrong(url + "?password=hunter2 --to 17", "--url: it holds a password"),
                new Wrong("preflight --url postgres://db/x --to 17", "--url: a url is"));
    }

    /// 1 and 2 are its verdicts.
    @ParameterizedTest
    @MethodSource("wrongLinesOfPreflight")
    void preflightHasAnotherCodeForIt(Wrong wrong) {
        assertRefused(MISUSED, wrong);
    }

    @Test
    void preflightOfAServerThatIsAwaySaysSo() {
        assertRefused(
                UNREACHABLE,
                new Wrong(
                        "preflight --url jdbc:postgresql://localhost:1/x --user me --to 17",
                        "Connection to localhost:1 refused"));
    }

    @ParameterizedTest
    @MethodSource({"wrongLines", "wrongLinesOfOthers"})
    void itIsRefusedByName(Wrong wrong) {
        assertRefused(WRONG, wrong);
    }

    private static void assertRefused(int expected, Wrong wrong) {
        StringWriter said = new StringWriter();
        CommandLine line = Greenlight.commandLine();
        line.setErr(new PrintWriter(said));

        int code = line.execute(wrong.line().isEmpty() ? new String[0] : wrong.line().split(" "));

        assertEquals(expected, code);
        assertFalse(said.toString().contains("hunter2"), said::toString);
        assertTrue(said.toString().contains(wrong.named()), said::toString);
    }
}
