package dev.earlyaccess.recipient;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.user.MailObstacle;

/** Why the outbox has no mail for a user. */
public enum WhyNotSent implements KebabCase {
    /** The user opted out. */
    @JsonProperty("opted-out")
    OPTED_OUT("The user is opted out of the feature."),
    /** The user was not in at the time. */
    @JsonProperty("joined-later")
    JOINED_LATER("The user became interested or opted in, or did so again, only afterwards."),
    /** The user was opted in before the launch. */
    @JsonProperty("already-in")
    ALREADY_IN("The user was opted in already, in an earlier beta of the feature: a launch mail goes to users who were "
            + "interested and not opted in."),
    /** Nobody gets a launch mail. */
    @JsonProperty("no-launch")
    NO_LAUNCH("There was no launch, and nobody got a launch mail: the feature was a beta from the beginning."),
    /** The feature had another stage when the user's turn came. */
    @JsonProperty("stage-changed")
    STAGE_CHANGED(
            "The feature moved to another stage before the mail to this user was prepared. For example, the launch "
                    + "was pulled back."),
    /** Its time has not come. */
    @JsonProperty("not-yet")
    NOT_YET("The mail is not due yet."),
    /** The service is working on it. */
    @JsonProperty("in-progress")
    IN_PROGRESS("The mails are being prepared at this moment, and this user's turn has not come."),
    /** The user has no address. */
    @JsonProperty("no-address")
    NO_ADDRESS("The user has no mail address."),
    /** The user's address is on the suppression list. */
    @JsonProperty("suppressed")
    SUPPRESSED("The user's address is suppressed, because mail cannot reach it."),
    /** The user has turned these mails off. */
    @JsonProperty("not-wanted")
    NOT_WANTED("The user does not want mails of this kind."),
    /** Whatever it was, it is no longer so. */
    @JsonProperty("unknown")
    UNKNOWN(
            "Something prevented the mail then, and does not any more: the user had no address that mail could reach, or had "
                    + "turned these mails off.");

    private final String sentence;

    WhyNotSent(String sentence) {
        this.sentence = sentence;
    }

    /** A sentence for people who help users. */
    public String sentence() {
        return sentence;
    }

    static WhyNotSent because(MailObstacle obstacle) {
        return switch (obstacle) {
            case NO_ADDRESS -> NO_ADDRESS;
            case SUPPRESSED -> SUPPRESSED;
            case NOT_WANTED -> NOT_WANTED;
        };
    }
}
