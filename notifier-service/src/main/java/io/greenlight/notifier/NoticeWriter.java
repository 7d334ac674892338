package io.greenlight.notifier;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/// Puts a fact into words for a mail: what happened first, what to do next, where to read on.
@Singleton
public final class NoticeWriter {

    private final EventJournal journal;
    private final RunFolders folders;
    private final RunReader runs;

    @Inject
    NoticeWriter(EventJournal journal, RunFolders folders, RunReader runs) {
        this.journal = journal;
        this.folders = folders;
        this.runs = runs;
    }

    /// The notice of that fact.
    public Notice write(NotifierEvent fact) {
        Draft draft = draft(fact);
        return new Notice(
                draft.purpose(),
                draft.subject(),
                draft.body().strip() + "\n\n" + footer(fact),
                attributes(fact, draft.severity()));
    }

    private Draft draft(NotifierEvent fact) {
        return fact instanceof FleetRunEnded ended
                ? RunText.notice(runs.read(ended.run(), ended), folders.address(ended.run()))
                : NoticeWords.draft(fact);
    }

    private String footer(NotifierEvent fact) {
        if (fact instanceof UpgradeEvent.OfUpgrade of) {
            return """
            Cluster: %s, %s
            Upgrade: %s
            At:      %s
            Journal: %s
            """
                    .formatted(
                            of.cluster(),
                            of.cluster().region(),
                            of.upgrade(),
                            Times.second(fact.at()),
                            journal.address(of.upgrade()));
        }
        return "At: " + Times.second(fact.at()) + "\n";
    }

    private static Map<String, String> attributes(NotifierEvent fact, String severity) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("type", EventCodec.typeName(fact.getClass()));
        attributes.put("severity", severity);
        attributes.put("service", sender(fact).word());
        if (fact instanceof UpgradeEvent.OfUpgrade of) {
            attributes.put("upgrade", of.upgrade().value());
            attributes.put("cluster", of.cluster().identifier());
        } else if (fact instanceof FleetRunEnded ended) {
            attributes.put("run", ended.run().value());
        } else if (fact instanceof UpgradeEvent.OfCluster of) {
            attributes.put("cluster", of.cluster().identifier());
        }
        return attributes;
    }

    /// Who said it.
    static Service sender(NotifierEvent fact) {
        if (fact instanceof StepEnded step) {
            return step.service();
        }
        return fact instanceof UpgradeStuck stuck
                ? stuck.service()
                : Service.sendersOf(fact.getClass()).getFirst();
    }
}
