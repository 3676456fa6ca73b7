package dev.earlyaccess.user;

/**
 * Which mails a user wants.
 *
 * @param launches that a beta which the user was interested in has begun
 * @param feedbackRequests what to change about a beta
 * @param updates news about a feature that the user takes part in
 */
public record MailPreferences(boolean launches, boolean feedbackRequests, boolean updates) {

    /** What a user who never said anything wants. */
    public static final MailPreferences ALL = new MailPreferences(true, true, true);

    /** Whether mails about this are wanted. */
    public boolean wants(MailTopic topic) {
        return switch (topic) {
            case LAUNCHES -> launches;
            case FEEDBACK_REQUESTS -> feedbackRequests;
            case UPDATES -> updates;
        };
    }

    /** The same, but without mails about this. */
    public MailPreferences without(MailTopic topic) {
        return new MailPreferences(
                launches && topic != MailTopic.LAUNCHES,
                feedbackRequests && topic != MailTopic.FEEDBACK_REQUESTS,
                updates && topic != MailTopic.UPDATES);
    }
}
