package dev.earlyaccess.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import java.util.Objects;

/** What decides whether a user has a feature. */
public enum WhyEnabled implements KebabCase {
    /** The stage, which is the same for all users. */
    @JsonProperty("stage")
    STAGE,
    /** The user's own choice. */
    @JsonProperty("own-choice")
    OWN_CHOICE,
    /** The launch of the beta, because the user was interested. */
    @JsonProperty("launch")
    LAUNCH,
    /** An admin's choice on the user's behalf. */
    @JsonProperty("admin")
    ADMIN,
    /** The user never made a choice. */
    @JsonProperty("never-chosen")
    NEVER_CHOSEN;

    /** What decides in this stage, for a user with this enrollment, as the stage reads it. */
    public static WhyEnabled in(Stage stage, Enrollment reads) {
        if (stage != Stage.BETA) {
            return STAGE;
        }
        if (reads.status() == EnrollmentStatus.NONE) {
            return NEVER_CHOSEN;
        }
        return switch (Objects.requireNonNull(reads.origin())) {
            case SELF -> OWN_CHOICE;
            case LAUNCH -> LAUNCH;
            case ADMIN -> ADMIN;
        };
    }

    /** The same as a sentence for people who help users. */
    public static String sentence(Stage stage, Enrollment reads) {
        String choice = reads.status() == EnrollmentStatus.OPTED_OUT ? "Off: %s opted %s out." : "On: %s opted %s in.";
        return switch (in(stage, reads)) {
            case STAGE -> sentence(stage);
            case OWN_CHOICE -> choice.replace("opted %s", "opted").formatted("the user");
            case LAUNCH -> "On: the user was interested when the beta began.";
            case ADMIN -> choice.formatted("an admin", "the user");
            case NEVER_CHOSEN -> "Off: the user has not opted in.";
        };
    }

    private static String sentence(Stage stage) {
        return switch (stage) {
            case CONCEPT -> "Off: the feature is a concept, which nobody has yet.";
            case BETA -> "The user's enrollment decides.";
            case GENERAL_AVAILABILITY -> "On: the feature is generally available, so everybody has it.";
            case ARCHIVED -> "Off: the feature is archived, so nobody has it.";
        };
    }
}
