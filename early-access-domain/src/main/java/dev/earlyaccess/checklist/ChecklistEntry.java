package dev.earlyaccess.checklist;

import dev.earlyaccess.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entry of an admin for an item.
 *
 * @param evidence a link or a text
 * @param by who recorded this evidence
 * @param at when the service recorded this evidence
 */
public record ChecklistEntry(
        String item, String evidence, @Nullable String note, UserId by, Instant at) {

    /**
     * The entry that replaces the current one when this is recorded: other evidence starts its days of notice
     * now, and a new note to the same evidence keeps the time.
     */
    public ChecklistEntry after(@Nullable ChecklistEntry before) {
        return before != null && before.evidence.equals(evidence)
                ? new ChecklistEntry(item, evidence, note, before.by, before.at)
                : this;
    }
}
