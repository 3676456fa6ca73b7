package dev.earlyaccess.update;

import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.stage.Stage;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears, inside its own transaction, that a feature is now on for everybody, and has those told who are in. Like an update that an
 * admin posted, the sweep finds it.
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
