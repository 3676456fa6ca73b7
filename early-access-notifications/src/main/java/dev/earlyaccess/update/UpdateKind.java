package dev.earlyaccess.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.outbox.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;

/** What an update is. */
public enum UpdateKind implements KebabCase {
    /** What an admin wrote. */
    @JsonProperty("update")
    UPDATE {
        @Override
        boolean holdsIn(Stage stage) {
            return stage.takesUpdates();
        }

        @Override
        String occasion(long id, FeatureKey feature) {
            return MailType.UPDATE.occasion(id);
        }
    },

    /** That the feature is now on for everybody. Nobody is told so twice, however often it becomes so. */
    @JsonProperty("general-availability")
    GENERAL_AVAILABILITY {
        @Override
        boolean holdsIn(Stage stage) {
            return stage == Stage.GENERAL_AVAILABILITY;
        }

        @Override
        String occasion(long id, FeatureKey feature) {
            return MailType.GENERAL_AVAILABILITY.occasion(feature);
        }
    };

    /** Whether it is still to be told when the feature is in this stage. */
    abstract boolean holdsIn(Stage stage);

    /** The reason for its mails; nobody gets two for the same reason. */
    abstract String occasion(long id, FeatureKey feature);
}
