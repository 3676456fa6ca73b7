package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReplied;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Owes the mail with a reply to the author of the feedback, in the transaction that stores the reply. */
@Component
class ReplyListener {

    private final FeedbackInbox inbox;
    private final Outbox outbox;

    ReplyListener(FeedbackInbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @EventListener
    void on(FeedbackReplied replied) {
        Feedback feedback = inbox.require(replied.feedback());
        outbox.owe(
                Occasion.of(MailType.FEEDBACK_REPLY, replied.reply()),
                List.of(recipient(feedback.author())),
                feedback.about() == null ? null : feedback.about().featureId(),
                replied.at());
    }

    /** The user id, or the address of a sender who is not a user. */
    private static String recipient(Feedback.Author author) {
        return author.isUser() && author.user() != null
                ? author.user().value()
                : Objects.requireNonNull(author.replyTo()).toLowerCase(Locale.ROOT);
    }
}
