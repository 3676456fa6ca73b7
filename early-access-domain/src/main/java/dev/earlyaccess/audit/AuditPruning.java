package dev.earlyaccess.audit;

import dev.earlyaccess.shared.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Deletes old entries: only here does the database allow it. */
@Repository
public class AuditPruning {

    private final JdbcClient jdbc;

    AuditPruning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Deletes some of the entries from before this time, and the people whom no other entry names.
     *
     * @param most how many entries at most
     * @return how many entries were deleted
     */
    @Transactional
    public int prune(Instant before, int most) {
        // Nobody records while people are deleted, and nobody waits for long.
        jdbc.sql("""
                select set_config('lock_timeout', '1s', true), set_config('early_access.audit_pruned_before', :before, true)
                """).param("before", before.toString()).query().singleRow();
        jdbc.sql("lock table audit_person in exclusive mode").update();
        List<List<UUID>> deleted = jdbc.sql("""
                delete from audit_entry where id in (
                    select id from audit_entry where at < :before order by at, id limit :most)
                returning people
                """)
                .param("before", Timestamps.of(before))
                .param("most", most)
                .query((row, n) -> List.of((UUID[]) row.getArray("people").getArray()))
                .list();
        deletePeople(deleted.stream().flatMap(List::stream).distinct().toArray(UUID[]::new));
        return deleted.size();
    }

    /** Most of the people in use are actors, of whom it is quick to find one entry. */
    private void deletePeople(UUID[] numbers) {
        jdbc.sql("""
                delete from audit_person p where number = any (:numbers) and not
                    case when exists (select from audit_entry where actor = p.number) then true
                         else exists (select from audit_entry where people @> array[p.number]) end
                """).param("numbers", numbers).update();
    }
}
