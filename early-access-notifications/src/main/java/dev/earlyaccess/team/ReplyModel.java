package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.mail.MailContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of the mail with a reply: it has the subject of the feedback, quotes it, and continues its
 * thread.
 *
 * @param featureName in the reader's language; null if the feedback is about no feature
 */
record ReplyModel(
        FeedbackReply reply, Feedback feedback, @Nullable String featureName) implements MailContent.MailModel {

    private static final int LONGEST_QUOTE = 2_000;
    private static final int LONGEST_SUBJECT = 200;

    /** The prefixes that mail programs of several languages put before the subject of a reply. */
    private static final String REPLY_PREFIX = "(?is)(re|aw|antw|sv|vs)(\\[\\d+])?\\s*:.*";

    /**
     * The subject of the mail; feedback in the app has none, and the template's subject names the feature.
     */
    @Override
    public Optional<String> subject() {
        if (feedback.source() == FeedbackSource.APP) {
            return Optional.empty();
        }
        String subject = Excerpt.of(feedback.subject() == null ? "" : feedback.subject(), LONGEST_SUBJECT);
        return Optional.of(subject.matches(REPLY_PREFIX) ? subject : "Re: " + subject);
    }

    @Override
    public Object subjectArgument() {
        return featureName == null ? "" : featureName;
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        String quote = Excerpt.of(feedback.text(), LONGEST_QUOTE);
        variables.put("reply", reply.text());
        variables.put("by", isSigned() ? null : reply.byName());
        variables.put("featureName", featureName);
        variables.put("answered", quote);
        variables.put("answeredQuoted", quote.replaceAll("(?m)^", "> "));
        return variables;
    }

    /** Whether the writer has written their name below the text, as people do in mails. */
    private boolean isSigned() {
        return reply.byName() != null && reply.text().endsWith("\n" + reply.byName());
    }

    @Override
    public List<String> thread() {
        return MessageIds.thread(feedback.thread());
    }
}
