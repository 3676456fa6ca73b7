package dev.earlyaccess.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of the launch checklist that a feature still has to meet before general availability.
 *
 * @param item its name
 * @param why why it binds the feature
 * @param how how to meet it, or until when to wait
 * @param metFrom time from which the entry meets the item; null without an entry
 */
public record UnmetItem(
        String item,
        String title,
        String why,
        String how,
        @Nullable Instant metFrom) {

    public static UnmetItem of(ItemState state) {
        return new UnmetItem(state.item().name(), state.item().title(), state.why(), state.how(), state.metFrom());
    }
}
