package dev.earlyaccess.checklist;

import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All entries for the checklists of features. An entry that was withdrawn or replaced is kept as ended. */
@Repository
public class ChecklistEntries {

    private final JdbcClient jdbc;

    ChecklistEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current entries of a feature, by the name of the item. */
    public Map<String, ChecklistEntry> of(long feature) {
        return jdbc.sql("""
                select item, evidence, note, recorded_by, recorded_at from checklist_entry
                where feature_id = :feature and ended_at is null
                """).param("feature", feature).query((row, n) -> read(row)).list().stream()
                .collect(Collectors.toMap(ChecklistEntry::item, Function.identity()));
    }

    /** Adds an entry for an item that has no current one. */
    public void add(long feature, ChecklistEntry entry) {
        jdbc.sql("""
                insert into checklist_entry (feature_id, item, evidence, note, recorded_by, recorded_at)
                values (:feature, :item, :evidence, :note, :by, :at)
                """)
                .param("feature", feature)
                .param("item", entry.item())
                .param("evidence", entry.evidence())
                .param("note", entry.note())
                .param("by", entry.by().value())
                .param("at", Timestamps.of(entry.at()))
                .update();
    }

    /** Ends the current entry of an item. */
    public void end(long feature, String item, UserId by, Instant at) {
        jdbc.sql("""
                update checklist_entry set ended_by = :by, ended_at = :at
                where feature_id = :feature and item = :item and ended_at is null
                """)
                .param("feature", feature)
                .param("item", item)
                .param("by", by.value())
                .param("at", Timestamps.of(at))
                .update();
    }

    private static ChecklistEntry read(ResultSet row) throws SQLException {
        return new ChecklistEntry(
                row.getString("item"),
                row.getString("evidence"),
                row.getString("note"),
                new UserId(row.getString("recorded_by")),
                Timestamps.in(row, "recorded_at"));
    }
}
