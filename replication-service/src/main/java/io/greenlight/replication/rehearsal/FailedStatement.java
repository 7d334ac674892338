package io.greenlight.replication.rehearsal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the new server did not take when pg_upgrade loaded the schema into it. The statement itself
/// is left out: a user mapping has a password in it.
///
/// @param error what the server said
/// @param hints what else it said
/// @param object what was being made
/// @param database where
record FailedStatement(
        String error, String hints, Optional<String> object, Optional<String> database) {

    private static final Pattern ERROR = Pattern.compile("^pg_(?:restore|dump): error: ");
    private static final Pattern SERVER = Pattern.compile("ERROR: +(.*)$");
    private static final Pattern MAKING = Pattern.compile("^pg_restore: creating (.*)$");
    private static final Pattern INTO =
            Pattern.compile("^pg_restore: connecting to new database \"(.*)\"$");
    private static final String BROKEN_OFF = "terminating connection due to administrator command";
    private static final Pattern HINT = Pattern.compile("^(?:DETAIL|HINT): +(.*)$");

    /// The first one of a log, which is the last: nothing is made after it.
    static Optional<FailedStatement> in(String log) {
        Optional<String> failed =
                log.lines().filter(line -> ERROR.matcher(line).find()).findFirst();
        return failed.map(line ->
                new FailedStatement(
                        said(line),
                        log.lines()
                                .map(HINT::matcher)
                                .filter(Matcher::find)
                                .map(hint -> hint.group(1))
                                .collect(Collectors.joining(" ")),
                        last(MAKING, log),
                        last(INTO, log)));
    }

    /// Whether pg_upgrade ended it, as it ends all that it does side by side when one of them
    /// fails.
    boolean wasBrokenOff() {
        return error.endsWith(BROKEN_OFF);
    }

    private static String said(String line) {
        Matcher server = SERVER.matcher(line);
        return server.find() ? server.group(1) : line.substring(line.indexOf("error: ") + 7);
    }

    private static Optional<String> last(Pattern pattern, String log) {
        return log.lines()
                .takeWhile(line -> !ERROR.matcher(line).find())
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce((_, later) -> later);
    }
}
