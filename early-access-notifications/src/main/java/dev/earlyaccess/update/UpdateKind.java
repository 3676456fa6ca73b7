package dev.earlyaccess.update;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import java.util.Objects;

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
        Occasion occasion(UpdateRows.Walk walk) {
            return Occasion.of(mailType(), walk.id());
        }

        /** There are many updates, so that a row for each user without a mail would be too many rows. */
        @Override
        String recipients(String mails) {
            return "select * from " + mails + " where obstacle is null";
        }
    },

    /**
     * The announcement of general availability. No user gets it twice, even if the feature becomes available
     * again.
     */
    @JsonProperty("general-availability")
    GENERAL_AVAILABILITY {
        @Override
        boolean holdsIn(Stage stage) {
            return stage == Stage.GENERAL_AVAILABILITY;
        }

        @Override
        Occasion occasion(UpdateRows.Walk walk) {
            return Occasion.of(mailType(), walk.key());
        }
    },

    /** The mail about one transition that took a beta, or a concept, from its users. */
    @JsonProperty("pulled-back")
    PULLED_BACK {
        @Override
        boolean holdsIn(Stage stage) {
            return stage == Stage.CONCEPT || stage == Stage.ARCHIVED;
        }

        @Override
        Occasion occasion(UpdateRows.Walk walk) {
            return Occasion.of(mailType(), Objects.requireNonNull(walk.transition()));
        }
    };

    /** Whether mails of this kind are still sent when the feature is in this stage. */
    abstract boolean holdsIn(Stage stage);

    /** The type of its mails, which has the same code. */
    final MailType mailType() {
        return KebabCase.require(MailType.class, code());
    }

    /** Selects those of these mails that have a row in the outbox: all, also those that a user is not owed. */
    String recipients(String mails) {
        return "select * from " + mails;
    }

    /** The occasion of its mails; no user gets two mails for one occasion. */
    abstract Occasion occasion(UpdateRows.Walk walk);
}
