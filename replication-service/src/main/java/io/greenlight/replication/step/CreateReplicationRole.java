package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationFacts;
import io.greenlight.replication.run.SourceDatabase;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Makes the role that the target logs in with on the source. Its password is drawn here, kept in
/// Secrets Manager before it is used, and dies with the run.
///
/// - **Again:** the role gets the password that is kept.
/// - **Undo:** its sessions end, the role and its secret go.
public final class CreateReplicationRole implements Step<ReplicationFacts> {

    private static final int PASSWORD_BYTES = 24;

    private final Access access;
    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();

    public CreateReplicationRole(Access access, Secrets secrets) {
        this.access = access;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "create-replication-role";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        RunNames names = Access.names(run);
        Optional<Login> kept = secrets.find(names.replicationSecret());
        Login login = kept.orElseGet(() -> new Login(names.replicationRole(), password()));
        // Also one that was found: it may be remembered, and forgotten elsewhere.
        secrets.keep(names.replicationSecret(), login);
        List<String> databases =
                run.facts().foundSource().databases().stream().map(SourceDatabase::name).toList();
        try (Session session = access.openSource(run)) {
            session.role().make(login, databases);
        }
        return new StepOutcome.Done("role %s may replicate".formatted(login.user()));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) throws Exception {
        if (run.facts().anySource().isPresent()) {
            try (Session session = access.openMaintenance(run, access.sourceWriter(run))) {
                session.role().drop();
            }
        }
        secrets.forget(Access.names(run).replicationSecret());
        return new StepOutcome.Done("the role and its secret are gone");
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
