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
        Map<String, Set<Long>> answerable = answerable(deliveries, feedback);
        return readers.contexts(deliveries, FeedbackMailFrequency.EVERY_ANSWER, delivery -> {
            long id = feedbackId(delivery);
            boolean isAnswerable =
                    answerable.getOrDefault(delivery.recipient(), Set.of()).contains(id)
                            && addresses.isTagged(delivery.id());
            return model(feedback, id, isAnswerable);
        });
    }

    /** For each recipient, the feedback to which a reply by mail goes to the author. */
    private Map<String, Set<Long>> answerable(List<ClaimedDelivery> deliveries, Map<Long, Feedback> feedback) {
        if (!settings.replyByMail()) {
            return Map.of();
        }
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

    private MailContent.MailModel model(Map<Long, Feedback> feedback, long id, boolean isAnswerable) {
        Feedback entry = Objects.requireNonNull(feedback.get(id), () -> "There is no feedback " + id);
        return new FeedbackNoticeModel(entry, links.reply(), links.groupMembership(), isAnswerable);
    }
}
