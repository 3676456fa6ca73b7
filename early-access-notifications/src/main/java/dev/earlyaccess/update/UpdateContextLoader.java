package dev.earlyaccess.update;

import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.ContextLoader;
import dev.earlyaccess.outbox.DeliveryContext;
import dev.earlyaccess.outbox.EnrollmentContextLoader;
import dev.earlyaccess.outbox.MailType;
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

    private final EnrollmentContextLoader cases;
    private final UpdateRows rows;

    UpdateContextLoader(EnrollmentContextLoader cases, UpdateRows rows) {
        this.cases = cases;
        this.rows = rows;
    }

    @Override
    public Set<MailType> kinds() {
        return EnumSet.of(MailType.UPDATE);
    }

    private record RenderedUpdate(String subject, Markdown.Rendered body) {}

    @Override
    public List<DeliveryContext> read(List<ClaimedDelivery> claims) {
        Map<String, RenderedUpdate> updates = new HashMap<>();
        claims.stream()
                .map(ClaimedDelivery::event)
                .distinct()
                .forEach(id -> updates.put(id, words(Long.parseLong(id))));
        return cases.read(claims, (claim, use) -> {
            RenderedUpdate words = Objects.requireNonNull(updates.get(claim.event()));
            return new UpdateModel(use, words.subject(), words.body());
        });
    }

    private RenderedUpdate words(long id) {
        UpdateText text = rows.text(id);
        return new RenderedUpdate(text.subject(), Markdown.render(text.markdown()));
    }
}
