package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Slack channel of the team. */
public enum Channel implements KebabCase {
    /** Feedback from users. */
    @JsonProperty("feedback")
    FEEDBACK,
    /** New concepts and betas, and features that are pulled back, revived or archived. */
    @JsonProperty("marketing")
    MARKETING,
    /** Features that are generally available, and features that users lose. */
    @JsonProperty("announcements")
    ANNOUNCEMENTS;

    /** What is posted to it. */
    String content() {
        return switch (this) {
            case FEEDBACK -> "feedback from users";
            case MARKETING -> "new concepts and betas";
            case ANNOUNCEMENTS -> "features that become generally available";
        };
    }

    /**
     * The channels to which an event is posted. The channels that announced a feature also announce its end.
     *
     * @param from the stage before the event; null if there was none
     */
    static Set<Channel> concernedBy(EventType type, @Nullable Stage from) {
        return switch (type) {
            case CONCEPT_CREATED, BETA_LAUNCHED, PULLED_BACK, REVIVED -> EnumSet.of(MARKETING);
            case GENERALLY_AVAILABLE, ROLLED_BACK -> EnumSet.of(ANNOUNCEMENTS);
            case ARCHIVED -> from == Stage.CONCEPT ? EnumSet.of(MARKETING) : EnumSet.of(MARKETING, ANNOUNCEMENTS);
            case FEEDBACK_ARRIVED -> EnumSet.of(FEEDBACK);
            case INTERESTED, OPTED_IN, OPTED_OUT -> EnumSet.noneOf(Channel.class);
        };
    }
}
