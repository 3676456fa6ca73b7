package dev.earlyaccess.team;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;

/** The mails about feedback that a member of the feedback group gets. */
public enum FeedbackMailFrequency implements KebabCase {
    /** One mail for each feedback, as soon as it arrives. */
    @JsonProperty("every-answer")
    EVERY_ANSWER,
    /** One mail a day with the feedback since the previous one. */
    @JsonProperty("daily-digest")
    DAILY_DIGEST,
    /** No mails to the team at all: an owner with this choice gets no attention mails either. */
    @JsonProperty("none")
    NONE
}
