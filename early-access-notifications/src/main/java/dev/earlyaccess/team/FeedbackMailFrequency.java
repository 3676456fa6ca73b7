package dev.earlyaccess.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** Which mails about the answers of users a member of the feedback group gets. */
public enum FeedbackMailFrequency implements KebabCase {
    /** Each answer, in a mail of its own, as soon as it is there. */
    @JsonProperty("every-answer")
    EVERY_ANSWER,
    /** One mail a day with the answers since the one before it. */
    @JsonProperty("daily-digest")
    DAILY_DIGEST,
    /** None, and no other mail to the team either: an owner who chose it isn't told what stands still. */
    @JsonProperty("none")
    NONE
}
