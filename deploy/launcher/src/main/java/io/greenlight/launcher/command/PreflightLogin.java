package io.greenlight.launcher.command;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.preflight.database.Acquaintance;
import io.greenlight.preflight.database.Acquaintance.NotReached;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.tool.PreflightTool;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which server, and as whom. A password is read from a file, the environment, the user's own file
/// of passwords or the terminal, and from no argument: arguments are for all to see.
@SuppressWarnings("NullAway.Init")
public final class PreflightLogin {

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description =
                    "The server, jdbc:postgresql://HOST:PORT/DATABASE, with the driver's parameters"
                            + " (?sslmode=verify-full&sslrootcert=FILE). The database is where the"
                            + " server is asked about itself, postgres if not said.")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who logs in; the url's user, PGUSER, or who you are if not said.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Its first line is the password. If not said: PGPASSWORD, ~/.pgpass, or it is"
                            + " asked for at the terminal.")
    private @Nullable Path passwordFile;

    /// A server that has let us in, and as whom.
    record Met(Acquaintance server, Login login) {}

    UrlPostgres server() {
        try {
            return new UrlPostgres(url);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("--url: " + wrong.getMessage(), wrong);
        }
    }

    /// Logs in, and asks for a password only if the server does. Without a terminal 22 to 24 have a
    /// console that is none, and 25 has none again.
    @SuppressWarnings("SystemConsoleNull")
    Met meet(PreflightTool tool) throws NotReached {
        Login login = new Login(user(), password().orElse(""));
        try {
            return new Met(tool.meet(login), login);
        } catch (NotReached refused) {
            Console terminal = System.console();
            if (!refused.isPerhapsForWantOfPassword()
                    || !login.password().isEmpty()
                    || terminal == null
                    || !terminal.isTerminal()) {
                throw refused;
            }
            char[] typed = terminal.readPassword("Password of %s: ", login.user());
            Login again = new Login(login.user(), typed == null ? "" : new String(typed));
            return new Met(tool.meet(again), again);
        }
    }

    Duration seconds(int timeout) {
        if (timeout < 1) {
            throw new IllegalArgumentException(
                    "--statement-timeout %d: at least 1".formatted(timeout));
        }
        return Duration.ofSeconds(timeout);
    }

    private String user() {
        Optional<String> ofUrl = server().user();
        if (user != null && ofUrl.isPresent()) {
            throw new IllegalArgumentException("--user: the url names a user already");
        }
        return ofUrl.or(() -> Optional.ofNullable(user))
                .or(() -> Optional.ofNullable(System.getenv("PGUSER")))
                .orElseGet(() -> System.getProperty("user.name"));
    }

    private Optional<String> password() {
        if (passwordFile == null) {
            return Optional.ofNullable(System.getenv("PGPASSWORD"));
        }
        try {
            return Files.readString(passwordFile).lines().findFirst();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "--password-file %s cannot be read"
                            .formatted(Objects.requireNonNull(passwordFile)),
                    unreadable);
        }
    }
}
