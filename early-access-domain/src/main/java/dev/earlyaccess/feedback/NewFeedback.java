package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Feedback that is about to be stored. Its texts are cleaned of control characters and have a maximum length,
 * whatever the mail contained.
 *
 * @param mail the identification of the mail; empty for feedback in the app
 */
public record NewFeedback(FeedbackSource source, Match match, Sender sender, Content content, Mail mail) {

    /** The maximum length of a text, in characters. */
    public static final int MAX_TEXT = 100_000;

    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LINE = 998;

    /**
     * The feature and the user that the feedback belongs to.
     *
     * @param feature the feature's id; null if unknown
     * @param user the user who was asked, or who wrote the feedback in the app; null if unknown
     * @param teamReplyTo the feedback to which the mail was meant as a reply of the team; null for feedback of
     *     users
     */
    public record Match(
            @Nullable Long feature,
            @Nullable UserId user,
            @Nullable Long teamReplyTo) {

        private static final Match NONE = new Match(null, null, null);
    }

    /**
     * The sender as the mail names it; empty for feedback in the app.
     *
     * @param isMachine whether a machine wrote the mail, for example a vacation notice or a bounce report
     */
    public record Sender(@Nullable String email, @Nullable String name, boolean isMachine) {

        private static final Sender NONE = new Sender(null, null, false);

        public Sender {
            email = line(email, MAX_ADDRESS);
            name = line(name, MAX_ADDRESS);
        }
    }

    /**
     * The content.
     *
     * @param text without quoted text; empty if the user only gave a rating
     * @param rating 1 (bad) to 5 (good)
     * @param attachments names and sizes, for people to read
     */
    public record Content(
            @Nullable String subject, String text, @Nullable Integer rating, List<String> attachments) {

        private static final int WORST_RATING = 1;
        private static final int BEST_RATING = 5;
        private static final int MAX_ATTACHMENTS = 100;

        /** Whether there is neither a text nor a rating. */
        boolean isEmpty() {
            return text.isEmpty() && rating == null;
        }

        /** @throws IllegalArgumentException if the rating is not between 1 and 5 */
        public Content {
            if (rating != null && (rating < WORST_RATING || rating > BEST_RATING)) {
                throw new IllegalArgumentException("A rating is a number from 1 to 5");
            }
            subject = line(subject, MAX_LINE);
            text = CleanText.lines(text, MAX_TEXT);
            attachments = attachments.stream()
                    .limit(MAX_ATTACHMENTS)
                    .map(attachment -> line(attachment, MAX_LINE))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /**
     * The mail: its identification fields (RFC 5322, 3.6.4), and what arrived.
     *
     * @param messageId the Message-ID; a mail with the same Message-ID is stored only once
     * @param references the References, which a reply continues
     * @param original the whole mail as plain text, from which the text was extracted
     * @param delivery the id of the delivery to whose mail it replies; null if unknown
     */
    public record Mail(
            @Nullable String messageId,
            @Nullable String references,
            @Nullable String original,
            @Nullable Long delivery) {

        private static final Mail NONE = new Mail(null, null, null, null);

        /** The index can hold this length with any characters. */
        private static final int MAX_MESSAGE_ID = 600;

        private static final int MAX_REFERENCES = 8_000;

        public Mail {
            messageId = line(messageId, MAX_MESSAGE_ID);
            references = newest(line(references, Integer.MAX_VALUE));
            original = original == null || original.isBlank() ? null : CleanText.lines(original, MAX_TEXT);
        }

        /** Keeps the last references of a long list, because they are the nearest. */
        private static @Nullable String newest(@Nullable String references) {
            if (references == null || references.length() <= MAX_REFERENCES) {
                return references;
            }
            String last = references.substring(references.length() - MAX_REFERENCES);
            int whole = last.indexOf('<');
            return whole < 0 ? null : last.substring(whole);
        }
    }

    /** Feedback of a signed-in user about a feature. */
    public static NewFeedback inApp(Feature about, UserId user, String text, @Nullable Integer rating) {
        return new NewFeedback(
                FeedbackSource.APP,
                new Match(about.id(), user, null),
                Sender.NONE,
                new Content(null, text, rating, List.of()),
                Mail.NONE);
    }

    /** Feedback by mail that is not matched yet. */
    public static NewFeedback byMail(
            FeedbackSource source,
            @Nullable String senderEmail,
            @Nullable String senderName,
            @Nullable String subject,
            String text) {
        return new NewFeedback(
                source,
                Match.NONE,
                new Sender(senderEmail, senderName, false),
                new Content(subject, text, null, List.of()),
                Mail.NONE);
    }

    /** A copy that is matched to a feature and to the user who was asked; either may stay unknown. */
    public NewFeedback matchedTo(@Nullable Long feature, @Nullable UserId user) {
        return new NewFeedback(source, new Match(feature, user, null), sender, content, mail);
    }

    /**
     * A copy that is marked as a reply of the team which did not go to the user: it is no feedback of a user, it
     * is not counted, and nobody is notified of it.
     *
     * @param feedback the id of the feedback that was replied to
     * @param feature the id of its feature
     */
    public NewFeedback asTeamReplyTo(long feedback, @Nullable Long feature) {
        return new NewFeedback(source, new Match(feature, null, feedback), sender, content, mail);
    }

    /** A copy with the Message-ID and the References of the mail. */
    public NewFeedback inThread(@Nullable String messageId, @Nullable String references) {
        return new NewFeedback(
                source, match, sender, content, new Mail(messageId, references, mail.original(), mail.delivery()));
    }

    /** A copy with the whole mail as plain text. */
    public NewFeedback withOriginal(String original) {
        return new NewFeedback(
                source,
                match,
                sender,
                content,
                new Mail(mail.messageId(), mail.references(), original, mail.delivery()));
    }

    /** A copy that replies to the mail of this delivery. */
    public NewFeedback inReplyTo(long delivery) {
        return new NewFeedback(
                source,
                match,
                sender,
                content,
                new Mail(mail.messageId(), mail.references(), mail.original(), delivery));
    }

    /** A copy with the name and the size of each attachment. */
    public NewFeedback withAttachments(List<String> attachments) {
        return new NewFeedback(
                source,
                match,
                sender,
                new Content(content.subject(), content.text(), content.rating(), attachments),
                mail);
    }

    /** A copy that is marked as written by a machine. */
    public NewFeedback byMachine() {
        return new NewFeedback(source, match, new Sender(sender.email(), sender.name(), true), content, mail);
    }

    private static @Nullable String line(@Nullable String any, int max) {
        String line = any == null ? "" : CleanText.line(any, max);
        return line.isEmpty() ? null : line;
    }
}
