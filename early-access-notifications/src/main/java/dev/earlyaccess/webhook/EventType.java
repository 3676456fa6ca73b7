package dev.earlyaccess.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Stage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The type of an event, spelled as Standard Webhooks 1.0 requires: words of {@code [a-z_]} with dots between
 * them.
 */
public enum EventType {
    /** A concept was created. */
    @JsonProperty("feature.concept_created")
    CONCEPT_CREATED("feature.concept_created"),
    /** A concept became a beta, for the first time or again, or a feature was created as a beta. */
    @JsonProperty("feature.beta_launched")
    BETA_LAUNCHED("feature.beta_launched"),
    /** A beta is on for everybody. */
    @JsonProperty("feature.generally_available")
    GENERALLY_AVAILABLE("feature.generally_available"),
    /** A feature is archived, from any stage. */
    @JsonProperty("feature.archived")
    ARCHIVED("feature.archived"),
    /** A beta became a concept again. */
    @JsonProperty("feature.pulled_back")
    PULLED_BACK("feature.pulled_back"),
    /** A generally available feature became a beta again. */
    @JsonProperty("feature.rolled_back")
    ROLLED_BACK("feature.rolled_back"),
    /** An archived feature became a concept again. */
    @JsonProperty("feature.revived")
    REVIVED("feature.revived"),
    /** Feedback about a beta arrived. */
    @JsonProperty("feedback.arrived")
    FEEDBACK_ARRIVED("feedback.arrived"),
    /** Users are interested in a concept. */
    @JsonProperty("enrollment.interested")
    INTERESTED("enrollment.interested"),
    /** Users are in a beta. */
    @JsonProperty("enrollment.opted_in")
    OPTED_IN("enrollment.opted_in"),
    /** Users have left a beta, or have taken back their interest in a concept. */
    @JsonProperty("enrollment.opted_out")
    OPTED_OUT("enrollment.opted_out");

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    /** How JSON and the database spell it. */
    public String code() {
        return code;
    }

    /** The event type that a code in the database stands for. */
    public static EventType require(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No event type has the code " + code));
    }

    /** The event type of a transition. */
    public static EventType of(StageTransition transition) {
        @Nullable Stage from = transition.from();
        return switch (transition.to()) {
            case CONCEPT -> from == null ? CONCEPT_CREATED : from == Stage.BETA ? PULLED_BACK : REVIVED;
            case BETA -> from == Stage.GENERAL_AVAILABILITY ? ROLLED_BACK : BETA_LAUNCHED;
            case GENERAL_AVAILABILITY -> GENERALLY_AVAILABLE;
            case ARCHIVED -> ARCHIVED;
        };
    }

    /** The event type of a change to this status. */
    static EventType of(EnrollmentStatus status) {
        return switch (status) {
            case INTERESTED -> INTERESTED;
            case OPTED_IN -> OPTED_IN;
            case OPTED_OUT, NONE -> OPTED_OUT;
        };
    }

    @Override
    public String toString() {
        return code;
    }
}
