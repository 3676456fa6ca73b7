package dev.earlyaccess.update;

import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.EnrollmentContextLoader;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Loads the contexts of mails about a beta that was pulled back or archived, or a concept that was archived.
 * After another transition of the feature, the mail has nothing to say any more.
 */
@Component
class PulledBackContextLoader implements ContextLoader {

    private final EnrollmentContextLoader contexts;
    private final UpdateRows rows;

    PulledBackContextLoader(EnrollmentContextLoader contexts, UpdateRows rows) {
        this.contexts = contexts;
        this.rows = rows;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.PULLED_BACK);
    }

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        Map<Long, UpdateRows.Withdrawal> withdrawals = new HashMap<>();
        deliveries.stream()
                .map(delivery -> delivery.occasion().eventId())
                .distinct()
                .forEach(id -> withdrawals.put(id, rows.withdrawal(id)));
        return contexts
                .load(deliveries, (delivery, use) -> {
                    UpdateRows.Withdrawal withdrawal = of(delivery, withdrawals);
                    return new PulledBackModel(use, Ending.of(withdrawal.from(), withdrawal.to()));
                })
                .stream()
                .map(context -> of(context.delivery(), withdrawals).isLatest() ? context : context.withoutContent())
                .toList();
    }

    private static UpdateRows.Withdrawal of(ClaimedDelivery delivery, Map<Long, UpdateRows.Withdrawal> withdrawals) {
        return Objects.requireNonNull(withdrawals.get(delivery.occasion().eventId()));
    }
}
