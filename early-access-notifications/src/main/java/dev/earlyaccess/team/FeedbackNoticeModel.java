package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mail about one feedback.
 *
 * @param reply the page on which to read the feedback and reply to it
 * @param membership the page on which the reader chooses the mails to get
 * @param mayReply whether the service takes a reply of the reader to this feedback
 * @param isAnswerable whether a reply of the reader to this mail goes to the author of the feedback
 */
record FeedbackNoticeModel(Feedback feedback, URI reply, URI membership, boolean mayReply, boolean isAnswerable)
        implements MailContent.MailModel {

    static final int LONGEST = 10_000;

    @Override
    public String subjectKey(MailType type) {
        return MailContent.MailModel.super.subjectKey(type) + (feedback.about() == null ? ".unmatched" : "");
    }

    @Override
    public boolean takesReplies(MailType type) {
        return isAnswerable;
    }

    @Override
    public Object subjectArgument() {
        return feedback.about() == null ? "" : feedback.about().name();
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        Feedback.Author author = feedback.author();
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put(
                "featureName",
                feedback.about() == null ? null : feedback.about().name());
        variables.put("sender", sender(author));
        variables.put("rating", feedback.rating() == null ? null : String.valueOf(feedback.rating()));
        variables.put("text", Excerpt.of(feedback.text(), LONGEST));
        variables.put("attachments", feedback.attachments());
        variables.put("id", String.valueOf(feedback.id()));
        variables.put("replyUrl", reply.toString());
        variables.put("membershipUrl", membership.toString());
        variables.put("mayReply", mayReply);
        variables.put("answerable", isAnswerable);
        return variables;
    }

    /** The name and the address of the author, as far as they are known. */
    static @Nullable String sender(Feedback.Author author) {
        String name = author.senderName() == null ? author.userName() : author.senderName();
        String sender = Stream.of(name, author.replyTo())
                .filter(Objects::nonNull)
                .distinct()
                .reduce((first, second) -> first + " <" + second + ">")
                .orElse(null);
        return sender != null || author.user() == null ? sender : author.user().value();
    }
}
