package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// With a limit on the log that slots may hold back, a target that falls behind is cut off for
/// good, and the upgrade starts anew.
final class WalKeepLimitCheck implements ServerCheck {

    private static final String PARAMETERS =
            SqlFile.beside(WalKeepLimitCheck.class, "wal_keep_limit.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "parameters that limit what slots hold back",
                    "if the target falls further behind than that, its slot is lost and the "
                            + "upgrade starts anew");

    @Override
    public String id() {
        return "wal-keep-limit";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(PARAMETERS)
                .remedied(wish -> ParameterRemedy.of(source.cluster(), wish))
                .warned(this, WORDS);
    }
}
