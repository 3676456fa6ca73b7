package dev.earlyaccess.team;

import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.Eligibility;
import dev.earlyaccess.user.MailObstacle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Loads the recipients of mails to the feedback group, and whether they still want these mails. */
@Repository
public class GroupRecipients {

    private final FeedbackGroup group;
    private final JdbcClient jdbc;

    GroupRecipients(FeedbackGroup group, JdbcClient jdbc) {
        this.group = group;
        this.jdbc = jdbc;
    }

    /** The user who reads mail at an address, if a token named the address. */
    private record KnownRecipient(
            @Nullable String name, @Nullable String locale) {

        static final KnownRecipient UNKNOWN = new KnownRecipient(null, null);
    }

    /**
     * The contexts of mails to members who want these mails. What a mail says depends on the delivery alone.
     */
    List<DeliveryContext> contexts(
            List<ClaimedDelivery> deliveries,
            FeedbackMailFrequency mails,
            Function<ClaimedDelivery, MailContent.MailModel> model) {
        return contexts(deliveries, group.wanting(mails), model);
    }

    /** The same for mails that go to all members except those who want no mails. */
    public List<DeliveryContext> contexts(
            List<ClaimedDelivery> deliveries, Function<ClaimedDelivery, MailContent.MailModel> model) {
        return contexts(deliveries, group.wantingAny(), model);
    }

    private List<DeliveryContext> contexts(
            List<ClaimedDelivery> deliveries,
            List<GroupMember> members,
            Function<ClaimedDelivery, MailContent.MailModel> model) {
        Map<String, GroupMember> wanting =
                members.stream().collect(Collectors.toMap(GroupMember::email, Function.identity()));
        Map<String, KnownRecipient> readers = readers(deliveries);
        return deliveries.stream()
                .map(delivery -> {
                    KnownRecipient reader = readers.getOrDefault(delivery.recipient(), KnownRecipient.UNKNOWN);
                    return new DeliveryContext(
                            delivery,
                            eligibility(delivery, wanting.get(delivery.recipient())),
                            0,
                            model.apply(delivery),
                            reader.name(),
                            reader.locale());
                })
                .toList();
    }

    private static Eligibility eligibility(ClaimedDelivery delivery, @Nullable GroupMember wanting) {
        if (wanting == null) {
            return Eligibility.of(MailObstacle.NOT_WANTED, delivery.recipient());
        }
        return wanting.unreachable() == null
                ? Eligibility.of(null, delivery.recipient())
                : Eligibility.of(MailObstacle.SUPPRESSED, null);
    }

    /** The readers by address. If several users share an address, one of them is chosen. */
    private Map<String, KnownRecipient> readers(List<ClaimedDelivery> deliveries) {
        Map<String, KnownRecipient> readers = new HashMap<>();
        jdbc.sql("""
                select lower(email) as address, name, locale from users
                where lower(email) = any (:addresses) order by user_id desc
                """)
                .param(
                        "addresses",
                        deliveries.stream()
                                .map(ClaimedDelivery::recipient)
                                .distinct()
                                .toArray(String[]::new))
                .query(row -> {
                    readers.put(
                            row.getString("address"),
                            new KnownRecipient(row.getString("name"), row.getString("locale")));
                });
        return readers;
    }
}
