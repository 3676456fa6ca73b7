package dev.earlyaccess.team;

import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Loads the contexts of attention mails: the features of an owner that still need attention when the mail is
 * sent.
 */
@Component
class AttentionContextLoader implements ContextLoader {

    private final AttentionList list;
    private final GroupRecipients readers;
    private final Links links;
    private final DigestSettings settings;
    private final Clock clock;

    AttentionContextLoader(
            AttentionList list, GroupRecipients readers, Links links, DigestSettings settings, Clock clock) {
        this.list = list;
        this.readers = readers;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.ATTENTION);
    }

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        Map<String, List<Attention>> features =
                list.ownedBy(deliveries.stream().map(ClaimedDelivery::recipient).toList(), clock.instant()).stream()
                        .collect(Collectors.groupingBy(Attention::requireRecipient));
        return readers
                .contexts(deliveries, delivery -> model(features.getOrDefault(delivery.recipient(), List.of())))
                .stream()
                .map(one -> features.containsKey(one.delivery().recipient()) ? one : one.withoutContent())
                .toList();
    }

    private AttentionModel model(List<Attention> features) {
        return new AttentionModel(
                features, settings.digestZone(), links::page, links.attention(), links.groupMembership());
    }
}
