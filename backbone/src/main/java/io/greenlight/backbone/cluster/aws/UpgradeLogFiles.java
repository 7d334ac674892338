package io.greenlight.backbone.cluster.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeLogs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDBLogFilesDetails;
import software.amazon.awssdk.services.rds.model.RdsException;

/// The files of an upgrade through RDS's API.
@Singleton
final class UpgradeLogFiles implements UpgradeLogs {

    private static final Logger LOG = Logger.getLogger(UpgradeLogFiles.class);

    /// The time of the attempt may stand behind the name.
    private static final Pattern MOMENT = Pattern.compile("\\.\\d+$");

    private static final Pattern TELLING =
            Pattern.compile(
                    "pg_upgrade_internal|precheck|pg_upgrade_dump|pg_upgrade_server"
                            + "|\\.txt(\\.\\d+)?$");

    private static final int LAST_LINES = 1_000;

    private final RdsClient rds;

    @Inject
    UpgradeLogFiles(RdsClient rds) {
        this.rds = rds;
    }

    @Override
    public List<LogFile> of(Cluster cluster, Instant since) {
        Instant asked = since.minus(RdsHappenings.CLOCKS);
        try {
            return cluster.writerInstance().stream()
                    .flatMap(writer -> names(writer, asked).map(name -> file(writer, name)))
                    .sorted(Comparator.comparing(LogFile::name))
                    .toList();
        } catch (RdsException unreadable) {
            LOG.warnf("the log files could not be read: %s", unreadable.getMessage());
            return List.of();
        }
    }

    /// The names of the files that were written since then and may hold a reason.
    Stream<String> names(String writer, Instant since) {
        return rds
                .describeDBLogFilesPaginator(request ->
                        request.dbInstanceIdentifier(writer).fileLastWritten(since.toEpochMilli()))
                .describeDBLogFiles()
                .stream()
                .map(DescribeDBLogFilesDetails::logFileName)
                .filter(name -> TELLING.matcher(name).find());
    }

    /// That file, from its end.
    LogFile file(String writer, String name) {
        String text =
                rds.downloadDBLogFilePortion(request ->
                                request.dbInstanceIdentifier(writer)
                                        .logFileName(name)
                                        .numberOfLines(LAST_LINES))
                        .logFileData();
        return new LogFile(
                MOMENT.matcher(name).replaceFirst(""), Objects.requireNonNullElse(text, ""));
    }
}
