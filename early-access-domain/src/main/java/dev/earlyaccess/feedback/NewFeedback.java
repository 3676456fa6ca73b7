package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Feedback that comes in. Whatever a mail held, this is fit to be kept: texts are cleaned of control characters and cut to
 * what anybody may want to read.
 *
 * @param feature the id of the feature that it is about; null where that is not known
 * @param user who was asked, or wrote it in the app; null where that is not known
 * @param senderEmail as the mail says; null in the app
 * @param senderName as the mail says
 * @param text what was said, without what was quoted
 * @param rating 1 (bad) to 5 (good)
 * @param attachments names and sizes, to be read by people
 * @param messageId the mail's own Message-ID: the same one is taken in only once
 * @param references the mail's References, with which a reply goes on
 * @param automatic whether a machine wrote it: a vacation notice, a bounce report
 */
public record NewFeedback(
        FeedbackSource source,
        @Nullable Long feature,
        @Nullable UserId user,
        @Nullable String senderEmail,
        @Nullable String senderName,
        @Nullable String subject,
        String text,
        @Nullable Integer rating,
        List<String> attachments,
        @Nullable String messageId,
        @Nullable String references,
        boolean automatic) {

    /** The longest that a text is kept, in characters. */
    public static final int MAX_TEXT = 100_000;

    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LINE = 998;
    private static final int MAX_REFERENCES = 8_000;
    private static final int MAX_ATTACHMENTS = 100;

    /** What an index can hold, whichever characters it is made of. */
    private static final int MAX_MESSAGE_ID = 600;

    private static final int WORST_RATING = 1;
    private static final int BEST_RATING = 5;

    /** @throws IllegalArgumentException if the rating is none from 1 to 5 */
    public NewFeedback {
        if (rating != null && (rating < WORST_RATING || rating > BEST_RATING)) {
            throw new IllegalArgumentException("A rating is a number from 1 to 5");
        }
        senderEmail = Clean.line(senderEmail, MAX_ADDRESS);
        senderName = Clean.line(senderName, MAX_ADDRESS);
        subject = Clean.line(subject, MAX_LINE);
        text = Clean.lines(text, MAX_TEXT);
        attachments = attachments.stream()
                .limit(MAX_ATTACHMENTS)
                .map(attachment -> Clean.line(attachment, MAX_LINE))
                .filter(Objects::nonNull)
                .toList();
        messageId = Clean.line(messageId, MAX_MESSAGE_ID);
        references = newest(Clean.line(references, Integer.MAX_VALUE));
    }

    /** What a signed-in user says about a beta. */
    public static NewFeedback inApp(Feature beta, UserId user, String text, @Nullable Integer rating) {
        return new NewFeedback(
                FeedbackSource.APP, beta.id(), user, null, null, null, text, rating, List.of(), null, null, false);
    }

    /** A mail, of which nothing is known yet but what it says. */
    public static NewFeedback byMail(
            FeedbackSource source,
            @Nullable String senderEmail,
            @Nullable String senderName,
            @Nullable String subject,
            String text) {
        return new NewFeedback(
                source, null, null, senderEmail, senderName, subject, text, null, List.of(), null, null, false);
    }

    /** The same, matched to the feature that it is about and to the user who was asked; either may stay unknown. */
    public NewFeedback matchedTo(@Nullable Long feature, @Nullable UserId user) {
        return new NewFeedback(
                source,
                feature,
                user,
                senderEmail,
                senderName,
                subject,
                text,
                rating,
                attachments,
                messageId,
                references,
                automatic);
    }

    /** The same, with the mail's own Message-ID and its References. */
    public NewFeedback inThread(@Nullable String messageId, @Nullable String references) {
        return new NewFeedback(
                source,
                feature,
                user,
                senderEmail,
                senderName,
                subject,
                text,
                rating,
                attachments,
                messageId,
                references,
                automatic);
    }

    /** The same, with a note of each attachment: its name and its size. */
    public NewFeedback withAttachments(List<String> attachments) {
        return new NewFeedback(
                source,
                feature,
                user,
                senderEmail,
                senderName,
                subject,
                text,
                rating,
                attachments,
                messageId,
                references,
                automatic);
    }

    /** The same, written by a machine. */
    public NewFeedback byMachine() {
        return new NewFeedback(
                source,
                feature,
                user,
                senderEmail,
                senderName,
                subject,
                text,
                rating,
                attachments,
                messageId,
                references,
                true);
    }

    /** Of very many references the last ones: they are the nearest. */
    private static @Nullable String newest(@Nullable String references) {
        if (references == null || references.length() <= MAX_REFERENCES) {
            return references;
        }
        String last = references.substring(references.length() - MAX_REFERENCES);
        int whole = last.indexOf('<');
        return whole < 0 ? null : last.substring(whole);
    }
}
