package io.greenlight.cutover.pooler;

import io.greenlight.backbone.cluster.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The `[databases]` section of a PgBouncer in a file of its own (PgBouncer, Config file format,
/// %include and Section [databases]). Only hosts and ports are changed, and only in lines that lead
/// to the cluster; the rest is left to the letter.
public final class DatabasesFile {

    private static final Pattern HOST = Pattern.compile("(?<=\\s|=)host\\s*=\\s*'?([^\\s']+)'?");
    private static final Pattern PORT = Pattern.compile("(?<=\\s|=)port\\s*=\\s*'?(\\d+)'?");
    private static final int DEFAULT_PORT = 5432;

    /// A database that no client knows, by which one sees whether a pooler reads the file.
    public static final String TRIAL = "greenlight_trial";

    private final Path file;

    public DatabasesFile(Path file) {
        this.file = file;
    }

    /// Makes every line that leads to one of those endpoints lead to `to`. The file is replaced as
    /// a whole, so a reader sees the old or the new one; its owner and rights stay.
    public void redirect(List<Endpoint> from, Endpoint to) throws IOException {
        replace(redirected(Files.readString(file), from, to));
    }

    /// The names of the databases that stand in it.
    public List<String> names() throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\s*[^;#\\[\\s=][^=]*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    /// Writes [#TRIAL] into it, leading there.
    public void addTrial(Endpoint to) throws IOException {
        replace(
                withoutTrial(Files.readString(file))
                        + "%s = host=%s port=%d\n".formatted(TRIAL, to.host(), to.port()));
    }

    /// Whether [#TRIAL] stands in it; not if nobody can read it.
    public boolean hasTrial() throws IOException {
        return Files.isReadable(file) && names().contains(TRIAL);
    }

    /// Takes [#TRIAL] out again; where it is not, nothing changes.
    public void removeTrial() throws IOException {
        replace(withoutTrial(Files.readString(file)));
    }

    private void replace(String after) throws IOException {
        if (after.equals(Files.readString(file))) {
            return;
        }
        // A name of its own: two copies of the service may be at it.
        Path fresh =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(), String.valueOf(file.getFileName()), "");
        Files.writeString(fresh, after, StandardCharsets.UTF_8);
        keepOwner(fresh);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String redirected(String text, List<Endpoint> from, Endpoint to) {
        return text.lines()
                .map(line -> redirectedLine(line, from, to))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String withoutTrial(String text) {
        return text.lines()
                .filter(line -> !line.startsWith(TRIAL + " "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String redirectedLine(String line, List<Endpoint> from, Endpoint to) {
        Matcher host = HOST.matcher(line);
        if (line.stripLeading().startsWith(";") || !host.find()) {
            return line;
        }
        Matcher port = PORT.matcher(line);
        boolean hasPort = port.find();
        int number = hasPort ? Integer.parseInt(port.group(1)) : DEFAULT_PORT;
        if (!from.contains(new Endpoint(host.group(1), number))) {
            return line;
        }
        String led = host.replaceFirst("host=" + Matcher.quoteReplacement(to.host()));
        return hasPort
                ? PORT.matcher(led).replaceFirst("port=" + to.port())
                : led + " port=" + to.port();
    }

    private void keepOwner(Path fresh) throws IOException {
        PosixFileAttributes before =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView now =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        now.setPermissions(before.permissions());
        if (!now.readAttributes().owner().equals(before.owner())) {
            now.setOwner(before.owner());
            now.setGroup(before.group());
        }
    }
}
