package dev.earlyaccess.update;

import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.stage.Stage;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens to transitions to general availability inside their own transaction, and adds an update for the
 * users who are in. The sweep processes it like an update that an admin posted.
 */
@Component
class AnnouncementListener {

    private final Features features;
    private final UpdateRows rows;

    AnnouncementListener(Features features, UpdateRows rows) {
        this.features = features;
        this.rows = rows;
    }

    @EventListener
    void on(StageTransition step) {
        if (step.to() == Stage.GENERAL_AVAILABILITY && !step.isQuiet()) {
            rows.add(features.require(step.feature()), UpdateKind.GENERAL_AVAILABILITY, null, step.by(), step.at());
        }
    }
}
