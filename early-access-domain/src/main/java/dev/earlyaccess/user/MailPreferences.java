package dev.earlyaccess.user;

/**
 * The mails that a user wants.
 *
 * @param launches mails about the launch of a beta that the user was interested in
 * @param feedbackRequests requests for feedback about a beta
 * @param updates updates about a feature that the user takes part in
 */
public record MailPreferences(boolean launches, boolean feedbackRequests, boolean updates) {

    /** The default: all mails. */
    public static final MailPreferences ALL = new MailPreferences(true, true, true);

    /** No mails at all. */
    public static final MailPreferences NONE = new MailPreferences(false, false, false);

    /** Whether the user wants mails about this topic. */
    public boolean wants(MailTopic topic) {
        return switch (topic) {
            case LAUNCHES -> launches;
            case FEEDBACK_REQUESTS -> feedbackRequests;
            case UPDATES -> updates;
        };
    }

    /** A copy without mails about this topic. */
    public MailPreferences without(MailTopic topic) {
        return new MailPreferences(
                launches && topic != MailTopic.LAUNCHES,
                feedbackRequests && topic != MailTopic.FEEDBACK_REQUESTS,
                updates && topic != MailTopic.UPDATES);
    }
}
