package dev.earlyaccess.team;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.MailType;
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
    public Set<MailType> kinds() {
        return EnumSet.of(MailType.DIGEST);
    }

    @Override
    public List<DeliveryContext> read(List<ClaimedDelivery> claims) {
        Map<String, MailContent.MailModel> days = new HashMap<>();
        claims.stream()
                .map(ClaimedDelivery::event)
                .distinct()
                .forEach(day -> days.put(day, digest(LocalDate.parse(day))));
        return readers.cases(
                claims, FeedbackMailFrequency.DAILY_DIGEST, claim -> Objects.requireNonNull(days.get(claim.event())));
    }

    private MailContent.MailModel digest(LocalDate day) {
        return new DigestModel(digests.require(day), links.inbox(), links.groupMembership());
    }
}
