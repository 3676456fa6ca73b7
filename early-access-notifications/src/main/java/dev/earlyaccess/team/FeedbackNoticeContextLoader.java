package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads the contexts of the mails that notify members of one feedback entry. */
@Component
class FeedbackNoticeContextLoader implements ContextLoader {

    private final FeedbackInbox inbox;
    private final GroupRecipients readers;
    private final Links links;

    FeedbackNoticeContextLoader(FeedbackInbox inbox, GroupRecipients readers, Links links) {
        this.inbox = inbox;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.FEEDBACK_ANSWER);
    }

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        Map<Long, Feedback> feedback = inbox.beginnings(
                deliveries.stream()
                        .map(FeedbackNoticeContextLoader::feedbackId)
                        .distinct()
                        .toList(),
                FeedbackNoticeModel.LONGEST + 1);
        return readers.contexts(
                deliveries, FeedbackMailFrequency.EVERY_ANSWER, delivery -> model(feedback, feedbackId(delivery)));
    }

    private static long feedbackId(ClaimedDelivery delivery) {
        return delivery.occasion().eventId();
    }

    private MailContent.MailModel model(Map<Long, Feedback> feedback, long id) {
        Feedback entry = Objects.requireNonNull(feedback.get(id), () -> "There is no feedback " + id);
        return new FeedbackNoticeModel(entry, links.reply(), links.groupMembership());
    }
}
