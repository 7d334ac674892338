package io.greenlight.backbone.cluster.database;

import io.greenlight.backbone.cluster.database.PublishableTables.Table;
import java.sql.SQLException;
import java.util.List;

/// One publication of a run in one database.
public final class Publication {

    private static final String WRITE = SqlFile.beside(Publication.class, "write_publication.sql");

    private static final String DROP =
            "SELECT pg_catalog.format('DROP PUBLICATION IF EXISTS %I', ?::text)";

    private static final String PUBLISHED =
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_publication AS p
              JOIN pg_catalog.pg_publication_rel AS r ON r.prpubid = p.oid
              JOIN pg_catalog.pg_class AS c ON c.oid = r.prrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE p.pubname = ?
               AND pg_catalog.to_jsonb(r) ->> 'prqual' IS NULL
               AND pg_catalog.to_jsonb(r) ->> 'prattrs' IS NULL
            """;

    private final RunSession session;
    private final String name;
    private final Acts acts;

    /// What of its tables' changes a publication carries.
    enum Acts {
        ALL("insert, update, delete, truncate"),
        WITHOUT_IDENTITY("insert, truncate");

        private final String words;

        Acts(String words) {
            this.words = words;
        }
    }

    Publication(RunSession session, String name, Acts acts) {
        this.session = session;
        this.name = name;
        this.acts = acts;
    }

    /// Makes it, or mends its list: it carries exactly those tables.
    public void carry(List<Table> tables) throws SQLException {
        new Query(
                        session.connection(),
                        WRITE,
                        name,
                        tables.stream().map(Table::schema).toList(),
                        tables.stream().map(Table::name).toList(),
                        acts.words)
                .build();
    }

    /// Tables of this database that a publication can carry and this one does not, or not with all
    /// rows and columns (before 15 it had all).
    public List<Table> missing() throws SQLException {
        List<String> published = new Query(session.connection(), PUBLISHED, name).texts();
        return session.tables().stream()
                .filter(table -> !published.contains(table.quoted()))
                .toList();
    }

    /// Drops it; one that is not there is not missed.
    public void drop() throws SQLException {
        new Query(session.connection(), DROP, name).build();
    }
}
