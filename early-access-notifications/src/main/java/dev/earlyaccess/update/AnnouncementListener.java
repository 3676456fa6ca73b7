package dev.earlyaccess.update;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feature.TransitionHistory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens to transitions to general availability, and to those that take a beta or a concept from its users,
 * inside their own transaction, and adds an update for the users who are or were in. The sweep processes it
 * like an update that an admin posted.
 */
@Component
class AnnouncementListener {

    private final Features features;
    private final TransitionHistory transitions;
    private final UpdateRows rows;

    AnnouncementListener(Features features, TransitionHistory transitions, UpdateRows rows) {
        this.features = features;
        this.transitions = transitions;
        this.rows = rows;
    }

    @EventListener
    void on(StageTransition step) {
        if (step.isQuiet() || !step.isAnnouncement()) {
            return;
        }
        Feature feature = features.require(step.feature());
        if (step.isWithdrawal()) {
            rows.addWithdrawal(feature, transitions.idOfLatest(feature), step.by(), step.at());
        } else {
            rows.add(feature, UpdateKind.GENERAL_AVAILABILITY, null, step.by(), step.at());
        }
    }
}
