package dev.earlyaccess.team;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Loads the contexts of digest mails. A digest is read once for all its recipients. */
@Component
class DigestContextLoader implements ContextLoader {

    private final Digests digests;
    private final GroupRecipients readers;
    private final Links links;

    DigestContextLoader(Digests digests, GroupRecipients readers, Links links) {
        this.digests = digests;
        this.readers = readers;
        this.links = links;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.DIGEST);
    }

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        Map<String, MailContent.MailModel> days = new HashMap<>();
        deliveries.stream()
                .map(delivery -> delivery.occasion().event())
                .distinct()
                .forEach(day -> days.put(day, digest(LocalDate.parse(day))));
        return readers.contexts(
                deliveries,
                FeedbackMailFrequency.DAILY_DIGEST,
                delivery -> Objects.requireNonNull(days.get(delivery.occasion().event())));
    }

    private MailContent.MailModel digest(LocalDate day) {
        return new DigestModel(digests.require(day), links.inbox(), links.groupMembership());
    }
}
