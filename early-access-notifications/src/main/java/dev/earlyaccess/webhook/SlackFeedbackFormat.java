package dev.earlyaccess.webhook;

import dev.earlyaccess.feedback.Feedback;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats the Slack message about a user's feedback. */
final class SlackFeedbackFormat {

    private static final int MAX_TEXT = 3_000;
    private static final int MAX_LINE = 150;
    private static final int BEST_RATING = 5;

    private SlackFeedbackFormat() {}

    /**
     * @param page where the team reads this feedback and replies to it
     */
    static SlackMessage of(Feedback feedback, URI page) {
        String places = "Read and reply: " + page;
        return new SlackMessage(
                Stream.of(
                                heading(feedback),
                                subject(feedback),
                                feedback.text().isEmpty() ? "" : Mrkdwn.quoted(feedback.text(), MAX_TEXT),
                                attachments(feedback),
                                places)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")),
                "Feedback #%d %s has arrived. Slack did not take its text; it is in the inbox.\n%s"
                        .formatted(feedback.id(), about(feedback), places));
    }

    private static String heading(Feedback feedback) {
        Feedback.@Nullable FeatureReference about = feedback.about();
        return "*%s*: feedback #%d from %s%s"
                .formatted(
                        about == null ? "Unmatched" : Mrkdwn.line(about.name(), MAX_LINE),
                        feedback.id(),
                        author(feedback.author()),
                        rating(feedback.rating()));
    }

    /** Which feature the feedback is about, in words of our own. */
    private static String about(Feedback feedback) {
        return Optional.ofNullable(feedback.about())
                .map(about -> "about " + about.key())
                .orElse("that is about no known feature");
    }

    /** Names, or else addresses. A user's id says nothing to people. */
    private static String author(Feedback.Author author) {
        if (author.isUser() || author.user() == null) {
            String userName = author.isUser() ? author.userName() : null;
            return first(userName, author.senderName(), author.senderEmail(), author.replyTo())
                    .orElse("somebody");
        }
        return "%s (asked was %s)"
                .formatted(
                        first(author.senderName(), author.senderEmail()).orElse("somebody"),
                        first(author.userName()).orElse("another user"));
    }

    private static Optional<String> first(@Nullable String... names) {
        return Stream.of(names)
                .filter(name -> name != null && !name.isBlank())
                .map(name -> Mrkdwn.line(String.valueOf(name), MAX_LINE))
                .findFirst();
    }

    private static String rating(@Nullable Integer rating) {
        return rating == null
                ? ""
                : ", %s%s (%d of %d)"
                        .formatted("★".repeat(rating), "☆".repeat(BEST_RATING - rating), rating, BEST_RATING);
    }

    /**
     * The subject. Empty for a reply to a mail of this service, because the service wrote that subject.
     */
    private static String subject(Feedback feedback) {
        return feedback.about() != null || feedback.subject() == null
                ? ""
                : "Subject: " + Mrkdwn.line(feedback.subject(), MAX_LINE);
    }

    private static String attachments(Feedback feedback) {
        int number = feedback.attachments().size();
        return number == 0 ? "" : number == 1 ? "With an attachment." : "With %d attachments.".formatted(number);
    }
}
