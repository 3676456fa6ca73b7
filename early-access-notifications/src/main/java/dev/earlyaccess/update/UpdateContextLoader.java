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

/** Loads the contexts of update mails. The text of an update is read and rendered once for a batch. */
@Component
class UpdateContextLoader implements ContextLoader {

    private final EnrollmentContextLoader contexts;
    private final UpdateRows rows;

    UpdateContextLoader(EnrollmentContextLoader contexts, UpdateRows rows) {
        this.contexts = contexts;
        this.rows = rows;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.UPDATE);
    }

    private record RenderedUpdate(String subject, Markdown.Rendered body) {}

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        Map<String, RenderedUpdate> updates = new HashMap<>();
        deliveries.stream()
                .map(delivery -> delivery.occasion().event())
                .distinct()
                .forEach(id -> updates.put(id, render(Long.parseLong(id))));
        return contexts.load(deliveries, (delivery, use) -> {
            RenderedUpdate rendered =
                    Objects.requireNonNull(updates.get(delivery.occasion().event()));
            return new UpdateModel(use, rendered.subject(), rendered.body());
        });
    }

    private RenderedUpdate render(long id) {
        UpdateText text = rows.text(id);
        return new RenderedUpdate(text.subject(), Markdown.render(text.markdown()));
    }
}
