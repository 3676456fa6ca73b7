package dev.earlyaccess.team;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.Eligibility;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.Users;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Loads the contexts of replies, which go to the sender of the mail, or to the user for feedback in the app.
 */
@Component
class ReplyContextLoader implements ContextLoader {

    private final FeedbackInbox inbox;
    private final Features features;
    private final Users users;

    ReplyContextLoader(FeedbackInbox inbox, Features features, Users users) {
        this.inbox = inbox;
        this.features = features;
        this.users = users;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.FEEDBACK_REPLY);
    }

    /** Loads one by one, because people write replies and there are never many. */
    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        return deliveries.stream().map(this::read).toList();
    }

    private DeliveryContext read(ClaimedDelivery delivery) {
        FeedbackReply reply = inbox.requireReply(delivery.occasion().eventId());
        Feedback feedback = inbox.require(reply.feedback());
        Feedback.Author author = feedback.author();
        String locale = profile(author).map(Profile::locale).orElse(null);
        return new DeliveryContext(
                delivery,
                Eligibility.of(null, author.replyTo()),
                0,
                new ReplyModel(reply, feedback, featureName(feedback, locale)),
                author.senderName() == null ? author.userName() : author.senderName(),
                locale);
    }

    /** The feature's name, as the reader knows it. */
    private @Nullable String featureName(Feedback feedback, @Nullable String locale) {
        if (feedback.about() == null) {
            return null;
        }
        Description feature = features.require(feedback.about().key()).description();
        return feature.translations().name(feature.name(), locale);
    }

    /** A sender who is not the user may read another language. */
    private Optional<Profile> profile(Feedback.Author author) {
        return author.isUser() ? Optional.ofNullable(author.user()).flatMap(users::find) : Optional.empty();
    }
}
