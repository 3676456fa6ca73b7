package dev.earlyaccess.mail;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.user.MailTopic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of mail, and everything in which they differ. The code of each is its kind in the outbox and the
 * name of its two templates, such as {@code launch.html} and {@code launch.txt}.
 */
public enum MailType implements KebabCase {
    /** Tells a subscriber that the beta has begun. */
    LAUNCH(FromAddress.SERVICE, Audience.BETA_USERS, MailTopic.LAUNCHES, QueuePriority.PER_OCCASION),

    /** Asks a user of the beta what to change. */
    FEEDBACK_REQUEST(
            FromAddress.FEEDBACK,
            Audience.EXPERIENCED_BETA_USERS,
            MailTopic.FEEDBACK_REQUESTS,
            QueuePriority.PER_OCCASION),

    /** Brings the team's reply to the author of feedback. The only mail that a person wrote. */
    FEEDBACK_REPLY(FromAddress.FEEDBACK, Audience.FEEDBACK_AUTHOR, null, QueuePriority.FIRST),

    /** Tells a member of the feedback group what one user said. */
    FEEDBACK_ANSWER(FromAddress.SERVICE, Audience.TEAM, null, QueuePriority.PER_TYPE),

    /** Tells a member of the feedback group what users said within a day. */
    DIGEST(FromAddress.SERVICE, Audience.TEAM, null, QueuePriority.PER_OCCASION),

    /** Tells a follower of a feature what is new about it. */
    UPDATE(FromAddress.SERVICE, Audience.FOLLOWERS, MailTopic.UPDATES, QueuePriority.PER_OCCASION),

    /** Tells a follower of a feature that it is now on for everybody. */
    GENERAL_AVAILABILITY(
            FromAddress.SERVICE,
            Audience.FOLLOWERS_OF_AVAILABLE_FEATURE,
            MailTopic.UPDATES,
            QueuePriority.PER_OCCASION),

    /** Tells a former user that the beta was pulled back or archived, or a subscriber that it will not come. */
    PULLED_BACK(FromAddress.SERVICE, Audience.FORMER_USERS, MailTopic.UPDATES, QueuePriority.PER_OCCASION),

    /** Tells an owner once a month which of the owner's features make no progress. */
    ATTENTION(FromAddress.SERVICE, Audience.TEAM, null, QueuePriority.PER_OCCASION),

    /** Asks a member of the feedback group whether a reply that came by mail is from the member. */
    REPLY_CONFIRMATION(FromAddress.SERVICE, Audience.TEAM, null, QueuePriority.FIRST);

    /** Whose address is in the From header. */
    public enum FromAddress {
        /** {@code early-access.mail.from} */
        SERVICE,
        /** {@code early-access.feedback.from} */
        FEEDBACK
    }

    /** For whom a mail is, and so the conditions under which a mail that was owed still holds. */
    public enum Audience {
        /** Users who have the beta switched on. */
        BETA_USERS,
        /** Users who have had the beta switched on for {@code early-access.feedback.delay}. */
        EXPERIENCED_BETA_USERS,
        /**
         * Users who are interested in the feature or opted in, in every stage in which updates are posted.
         */
        FOLLOWERS,
        /** The same, while the feature is generally available. */
        FOLLOWERS_OF_AVAILABLE_FEATURE,
        /** Users who had the feature, or waited for it, before its latest transition. */
        FORMER_USERS,
        /** The author of feedback, who need not be a user. */
        FEEDBACK_AUTHOR,
        /** The feedback group. Its members are mail addresses, which need not belong to any user. */
        TEAM;

        /** Whether these are users who are or were enrolled in the feature that the mail is about. */
        public boolean isEnrolled() {
            return this != FEEDBACK_AUTHOR && this != TEAM;
        }
    }

    /** How the mails of one type share the sending capacity with all other mails. */
    public enum QueuePriority {
        /** Before all other mails: they are few, and a person waits for each. */
        FIRST,
        /** Each occasion has a share of its own. */
        PER_OCCASION,
        /** All occasions of the type have one share together, because each of them has few mails. */
        PER_TYPE
    }

    private final FromAddress sender;
    private final Audience audience;
    private final @Nullable MailTopic topic;
    private final QueuePriority priority;

    MailType(FromAddress sender, Audience audience, @Nullable MailTopic topic, QueuePriority priority) {
        this.sender = sender;
        this.audience = audience;
        this.topic = topic;
        this.priority = priority;
    }

    public FromAddress sender() {
        return sender;
    }

    public Audience audience() {
        return audience;
    }

    /** The preference with which a user turns these mails off. Empty if there is none. */
    public Optional<MailTopic> topic() {
        return Optional.ofNullable(topic);
    }

    public QueuePriority priority() {
        return priority;
    }

    /** Whether the service writes these mails by itself (RFC 3834). */
    public boolean isAutomatic() {
        return this != FEEDBACK_REPLY;
    }

    /** Whether a reply to a mail of this type is feedback, so that each mail has a reply address of its own. */
    public boolean takesReplies() {
        return audience != Audience.TEAM;
    }
}
