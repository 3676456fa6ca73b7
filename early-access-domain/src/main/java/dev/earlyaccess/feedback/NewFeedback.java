package dev.earlyaccess.feedback;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Feedback that comes in. Whatever a mail held, this is fit to be kept: texts are cleaned of control characters and cut to
 * what anybody may want to read.
 *
 * @param mail the mail that it came in, as far as it names itself; in the app it names nothing
 */
public record NewFeedback(FeedbackSource source, Match match, Sender sender, Said words, Mail mail) {

    /** The longest that a text is kept, in characters. */
    public static final int MAX_TEXT = 100_000;

    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LINE = 998;

    /**
     * What it is about, and with whom it goes on.
     *
     * @param feature the feature's id; null where that is not known
     * @param user who was asked, or wrote it in the app; null where that is not known
     */
    public record Match(@Nullable Long feature, @Nullable UserId user) {

        private static final Match NONE = new Match(null, null);
    }

    /**
     * Whom the mail says that it is from; nobody in the app.
     *
     * @param isMachine whether a machine wrote it: a vacation notice, a bounce report
     */
    public record Sender(@Nullable String email, @Nullable String name, boolean isMachine) {

        private static final Sender NONE = new Sender(null, null, false);

        public Sender {
            email = line(email, MAX_ADDRESS);
            name = line(name, MAX_ADDRESS);
        }
    }

    /**
     * What was said.
     *
     * @param text without what was quoted
     * @param rating 1 (bad) to 5 (good)
     * @param attachments names and sizes, to be read by people
     */
    public record Said(
            @Nullable String subject, String text, @Nullable Integer rating, List<String> attachments) {

        private static final int WORST_RATING = 1;
        private static final int BEST_RATING = 5;
        private static final int MAX_ATTACHMENTS = 100;

        /** @throws IllegalArgumentException if the rating is none from 1 to 5 */
        public Said {
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
     * How a mail names itself, and those before it (RFC 5322, 3.6.4).
     *
     * @param messageId its own Message-ID: the same one is taken in only once
     * @param references its References, with which a reply goes on
     */
    public record Mail(@Nullable String messageId, @Nullable String references) {

        private static final Mail NONE = new Mail(null, null);

        /** What an index can hold, whichever characters it is made of. */
        private static final int MAX_MESSAGE_ID = 600;

        private static final int MAX_REFERENCES = 8_000;

        public Mail {
            messageId = line(messageId, MAX_MESSAGE_ID);
            references = newest(line(references, Integer.MAX_VALUE));
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

    /** What a signed-in user says about a beta. */
    public static NewFeedback inApp(Feature beta, UserId user, String text, @Nullable Integer rating) {
        return new NewFeedback(
                FeedbackSource.APP,
                new Match(beta.id(), user),
                Sender.NONE,
                new Said(null, text, rating, List.of()),
                Mail.NONE);
    }

    /** A mail, of which nothing is known yet but what it says. */
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
                new Said(subject, text, null, List.of()),
                Mail.NONE);
    }

    /** The same, matched to the feature that it is about and to the user who was asked; either may stay unknown. */
    public NewFeedback matchedTo(@Nullable Long feature, @Nullable UserId user) {
        return new NewFeedback(source, new Match(feature, user), sender, words, mail);
    }

    /** The same, with the mail's own Message-ID and its References. */
    public NewFeedback inThread(@Nullable String messageId, @Nullable String references) {
        return new NewFeedback(source, match, sender, words, new Mail(messageId, references));
    }

    /** The same, with a note of each attachment: its name and its size. */
    public NewFeedback withAttachments(List<String> attachments) {
        return new NewFeedback(
                source, match, sender, new Said(words.subject(), words.text(), words.rating(), attachments), mail);
    }

    /** The same, written by a machine. */
    public NewFeedback byMachine() {
        return new NewFeedback(source, match, new Sender(sender.email(), sender.name(), true), words, mail);
    }

    private static @Nullable String line(@Nullable String any, int max) {
        String line = any == null ? "" : CleanText.line(any, max);
        return line.isEmpty() ? null : line;
    }
}
