package dev.earlyaccess.team;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.mail.ReplyAddresses;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Loads the contexts of the mails that notify members of one feedback entry. */
@Component
class FeedbackNoticeContextLoader implements ContextLoader {

    private final FeedbackInbox inbox;
    private final GroupRecipients readers;
    private final FeedbackGroup group;
    private final ReplyByMailSettings settings;
    private final ReplyAddresses addresses;
    private final Links links;

    FeedbackNoticeContextLoader(
            FeedbackInbox inbox,
            GroupRecipients readers,
            FeedbackGroup group,
            ReplyByMailSettings settings,
            ReplyAddresses addresses,
            Links links) {
        this.inbox = inbox;
        this.readers = readers;
        this.group = group;
        this.settings = settings;
        this.addresses = addresses;
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
        Map<String, Set<Long>> repliable = repliable(deliveries, feedback);
        return readers.contexts(deliveries, FeedbackMailFrequency.EVERY_ANSWER, delivery -> {
            long id = feedbackId(delivery);
            boolean mayReply =
                    repliable.getOrDefault(delivery.recipient(), Set.of()).contains(id);
            return model(
                    feedback, id, mayReply, mayReply && settings.replyByMail() && addresses.isTagged(delivery.id()));
        });
    }

    /** For each recipient, the feedback to which the recipient may reply, and whose author can be reached. */
    private Map<String, Set<Long>> repliable(List<ClaimedDelivery> deliveries, Map<Long, Feedback> feedback) {
        List<Long> reachable = feedback.values().stream()
                .filter(entry -> entry.author().replyTo() != null)
                .map(Feedback::id)
                .toList();
        return deliveries.stream()
                .map(ClaimedDelivery::recipient)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), member -> inbox.visible(reachable, group.readers(member))));
    }

    private static long feedbackId(ClaimedDelivery delivery) {
        return delivery.occasion().eventId();
    }

    private MailContent.MailModel model(Map<Long, Feedback> feedback, long id, boolean mayReply, boolean isAnswerable) {
        Feedback entry = Objects.requireNonNull(feedback.get(id), () -> "There is no feedback " + id);
        return new FeedbackNoticeModel(entry, links.entry(id), links.groupMembership(), mayReply, isAnswerable);
    }
}
