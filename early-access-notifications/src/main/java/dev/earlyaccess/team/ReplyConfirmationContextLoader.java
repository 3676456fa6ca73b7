package dev.earlyaccess.team;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads the contexts of mails that ask members to confirm their replies. */
@Component
class ReplyConfirmationContextLoader implements ContextLoader {

    private final TeamReplies replies;
    private final GroupRecipients readers;
    private final Links links;

    ReplyConfirmationContextLoader(TeamReplies replies, GroupRecipients readers, Links links) {
        this.replies = replies;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.REPLY_CONFIRMATION);
    }

    /** Loads one by one, because people write replies and there are never many. */
    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        return deliveries.stream().map(this::load).toList();
    }

    private DeliveryContext load(ClaimedDelivery delivery) {
        long entry = delivery.occasion().eventId();
        return replies.findUnconfirmed(entry, delivery.recipient())
                .map(reply -> context(
                        delivery, new ReplyConfirmationModel(reply, links.confirmReply(entry, delivery.recipient()))))
                .orElseGet(() -> context(delivery, () -> "").withoutContent());
    }

    private DeliveryContext context(ClaimedDelivery delivery, MailContent.MailModel model) {
        return readers.contexts(List.of(delivery), any -> model).get(0);
    }
}
