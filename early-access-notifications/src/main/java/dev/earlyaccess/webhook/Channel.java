package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.stage.Stage;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the team is told. */
public enum Channel implements KebabCase {
    /** What users say. */
    @JsonProperty("feedback")
    FEEDBACK,
    /** What there is to be advertised: concepts and betas, and their end. */
    @JsonProperty("marketing")
    MARKETING,
    /** What concerns everybody: what is on for all, and what users had and lose. */
    @JsonProperty("announcements")
    ANNOUNCEMENTS;

    /**
     * Who hears of it: whoever had heard that it is there hears that it is not.
     *
     * @param from the stage before; null where there was none
     */
    static Set<Channel> hearing(EventType news, @Nullable Stage from) {
        return switch (news) {
            case CONCEPT_CREATED, BETA_LAUNCHED, PULLED_BACK, REVIVED -> EnumSet.of(MARKETING);
            case GENERALLY_AVAILABLE, ROLLED_BACK -> EnumSet.of(ANNOUNCEMENTS);
            case ARCHIVED -> from == Stage.CONCEPT ? EnumSet.of(MARKETING) : EnumSet.of(MARKETING, ANNOUNCEMENTS);
            case FEEDBACK_ARRIVED -> EnumSet.of(FEEDBACK);
        };
    }
}
