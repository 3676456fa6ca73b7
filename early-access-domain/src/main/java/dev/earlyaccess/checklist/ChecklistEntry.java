package dev.earlyaccess.checklist;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an admin recorded for an item.
 *
 * @param evidence a link or a text
 * @param by who recorded this evidence
 * @param at when the service recorded this evidence
 */
public record ChecklistEntry(
        String item, String evidence, @Nullable String note, UserId by, Instant at) {

    /**
     * What counts once this is recorded where that counted: other evidence is recorded anew, so that its days of notice
     * begin, and a new note to the same evidence leaves it as old as it is.
     */
    public ChecklistEntry after(@Nullable ChecklistEntry before) {
        return before != null && before.evidence.equals(evidence)
                ? new ChecklistEntry(item, evidence, note, before.by, before.at)
                : this;
    }
}
