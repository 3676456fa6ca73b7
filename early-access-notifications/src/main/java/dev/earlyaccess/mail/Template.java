package dev.earlyaccess.mail;

import dev.earlyaccess.stage.KebabCase;
import dev.earlyaccess.user.MailTopic;

/** The mails that there are. Each has two files named after it, {@code launch.html} and {@code launch.txt}. */
public enum Template implements KebabCase {
    /** Your beta is here. */
    LAUNCH(MailTopic.LAUNCHES),
    /** What should we change? */
    FEEDBACK_REQUEST(MailTopic.FEEDBACK_REQUESTS);

    private final MailTopic about;

    Template(MailTopic about) {
        this.about = about;
    }

    /** What a reader who wants no more such mails unsubscribes from. */
    public MailTopic about() {
        return about;
    }
}
