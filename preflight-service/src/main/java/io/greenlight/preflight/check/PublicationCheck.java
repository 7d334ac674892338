package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.database.SqlFile;
import io.greenlight.contracts.Finding;
import java.util.List;

/// A publication that is not ours has a subscriber somewhere, who has to follow to the target. The
/// clone carries the publication, but nobody's slot.
final class PublicationCheck implements DatabaseCheck {

    private static final String PUBLICATIONS =
            SqlFile.beside(PublicationCheck.class, "publications.sql");

    private static final Offenders.Words WORDS =
            new Offenders.Words(
                    "publications of others",
                    "they exist on the target too, but whoever subscribes has to be pointed "
                            + "there after the switchover; drop what nobody subscribes to");

    @Override
    public String id() {
        return "publication";
    }

    @Override
    public List<Finding> inspect(Source source) {
        return source.offenders(PUBLICATIONS).warned(this, WORDS);
    }
}
