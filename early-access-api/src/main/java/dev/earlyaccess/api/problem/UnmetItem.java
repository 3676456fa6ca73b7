package dev.earlyaccess.api.problem;

import dev.earlyaccess.checklist.ItemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An item of the launch checklist that stands between a feature and general availability. */
record UnmetItem(
        String item,
        String title,
        String why,
        String how,
        @Nullable Instant metFrom) {

    static UnmetItem of(ItemState state) {
        return new UnmetItem(state.item().name(), state.item().title(), state.why(), state.how(), state.metFrom());
    }
}
