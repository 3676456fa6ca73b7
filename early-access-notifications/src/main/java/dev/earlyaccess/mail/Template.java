package dev.earlyaccess.mail;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.user.MailTopic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mails that there are. Each has two files named after it, {@code launch.html} and {@code launch.txt}. */
public enum Template implements KebabCase {
    /** Your beta is here. */
    LAUNCH(MailTopic.LAUNCHES),
    /** What should we change? */
    FEEDBACK_REQUEST(MailTopic.FEEDBACK_REQUESTS),
    /** What the team answers to somebody's feedback. */
    FEEDBACK_REPLY(null),
    /** What somebody said, for the feedback group. */
    FEEDBACK_ANSWER(null),
    /** What was said in a day, for the feedback group. */
    DIGEST(null),
    /** What is new about a feature. */
    UPDATE(MailTopic.UPDATES),
    /** A feature is now on for everybody. */
    GENERAL_AVAILABILITY(MailTopic.UPDATES),
    /** Which features stand still, for their owner. */
    ATTENTION(null);

    private final @Nullable MailTopic about;

    Template(@Nullable MailTopic about) {
        this.about = about;
    }

    /** What a user who wants no more such mails unsubscribes from; empty if no preference turns them off. */
    public Optional<MailTopic> about() {
        return Optional.ofNullable(about);
    }
}
