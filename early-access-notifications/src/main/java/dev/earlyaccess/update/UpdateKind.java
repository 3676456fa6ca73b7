package dev.earlyaccess.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.outbox.MailType;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;

/** The kinds of updates. */
public enum UpdateKind implements KebabCase {
    /** A text that an admin wrote. */
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

    /** The announcement of general availability. No user gets it twice, even if the feature becomes available again. */
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

    /** Whether mails of this kind are still sent when the feature is in this stage. */
    abstract boolean holdsIn(Stage stage);

    /** The occasion of its mails; no user gets two mails for one occasion. */
    abstract String occasion(long id, FeatureKey feature);
}
