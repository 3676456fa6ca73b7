package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.Eligibility;
import dev.earlyaccess.outbox.MailType;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.Users;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads the contexts of replies, which go to the sender of the mail, or to the user for feedback in the app. */
@Component
class ReplyContextLoader implements ContextLoader {

    private final FeedbackInbox inbox;
    private final Users users;

    ReplyContextLoader(FeedbackInbox inbox, Users users) {
        this.inbox = inbox;
        this.users = users;
    }

    @Override
    public Set<MailType> kinds() {
        return EnumSet.of(MailType.FEEDBACK_REPLY);
    }

    /** Loads one by one, because people write replies and there are never many. */
    @Override
    public List<DeliveryContext> read(List<ClaimedDelivery> claims) {
        return claims.stream().map(this::read).toList();
    }

    private DeliveryContext read(ClaimedDelivery claim) {
        FeedbackReply reply = inbox.requireReply(Long.parseLong(claim.event()));
        Feedback feedback = inbox.require(reply.feedback());
        Feedback.Author author = feedback.author();
        return new DeliveryContext(
                claim,
                Eligibility.of(true, author.replyTo()),
                0,
                new ReplyModel(reply, feedback),
                author.senderName() == null ? author.userName() : author.senderName(),
                profile(author).map(Profile::locale).orElse(null));
    }

    /** A sender who is not the user may read another language. */
    private Optional<Profile> profile(Feedback.Author author) {
        return author.isUser() ? Optional.ofNullable(author.user()).flatMap(users::find) : Optional.empty();
    }
}
