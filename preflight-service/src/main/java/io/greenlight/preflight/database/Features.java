package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.preflight.check.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which features a database makes use of.
final class Features {

    private static final String USED = SqlFile.beside(Features.class, "features.sql");

    private Features() {}

    /// Asks the database that the session is in. Where it does not answer, all of them: then every
    /// check is asked, and says itself what it is refused.
    static Set<Feature> of(Connection connection) {
        try {
            List<String> words = new Query(connection, USED).texts();
            Set<Feature> used = EnumSet.allOf(Feature.class);
            used.removeIf(feature -> !words.contains(feature.word()));
            return used;
        } catch (SQLException refused) {
            return EnumSet.allOf(Feature.class);
        }
    }
}
