package dev.earlyaccess.team;

import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.team.Digest.DigestEntry;
import dev.earlyaccess.team.Digest.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All digests and their feedback: each entry is in exactly one digest, independent of the clocks of the
 * instances.
 */
@Repository
class Digests {

    private static final int MOST_ENTRIES = 10;
    private static final int LONGEST_TEXT = 400;

    private final JdbcClient jdbc;

    Digests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes feedback for the next digest. */
    void add(long feedback) {
        jdbc.sql("insert into feedback_digest_answer (feedback_id) values (:feedback) on conflict do nothing")
                .param("feedback", feedback)
                .update();
    }

    /**
     * Begins the digest of a day. If several instances try at once, one of them begins it, and the others
     * wait for it.
     *
     * @return false if this digest, or the digest of a later day, was begun before
     */
    boolean begin(LocalDate day, Instant now) {
        return jdbc.sql("""
                insert into feedback_digest (day, made_at)
                select :day, :now where not exists (select from feedback_digest where day >= :day)
                on conflict do nothing
                """).param("day", day).param("now", Timestamps.of(now)).update() == 1;
    }

    /** Assigns all feedback without a digest to this digest. Returns the number of entries. */
    int collect(LocalDate day) {
        return jdbc.sql("update feedback_digest_answer set day = :day where day is null")
                .param("day", day)
                .update();
    }

    /**
     * The content of the digest of this day, by feature in the order of names, unmatched feedback last; of
     * limited size.
     */
    Digest require(LocalDate day) {
        Map<Long, List<DigestEntry>> entries = entries(day);
        List<Section> sections = jdbc.sql("""
                select coalesce(b.feature_id, 0) as feature, f.name, count(*) as answers, avg(b.rating)::float8 as rating
                from feedback_digest_answer a
                join feedback b on b.id = a.feedback_id left join feature f on f.id = b.feature_id
                where a.day = :day
                group by b.feature_id, f.name order by f.name, b.feature_id
                """)
                .param("day", day)
                .query((row, n) -> new Section(
                        row.getString("name"),
                        row.getLong("answers"),
                        row.getObject("rating", Double.class),
                        Objects.requireNonNullElse(entries.get(row.getLong("feature")), List.of())))
                .list();
        return new Digest(day, sections);
    }

    /** The newest entries about each feature. */
    private Map<Long, List<DigestEntry>> entries(LocalDate day) {
        return jdbc
                .sql("""
                select * from (
                    select coalesce(b.feature_id, 0) as feature, b.id, b.rating, left(b.text, :longest + 1) as text,
                           coalesce(b.sender_name, b.sender_email, u.name, u.email, b.user_id) as sender,
                           row_number() over (partition by b.feature_id order by b.id desc) as nth
                    from feedback_digest_answer a
                    join feedback b on b.id = a.feedback_id left join users u on u.user_id = b.user_id
                    where a.day = :day) newest
                where nth <= :most order by id desc
                """)
                .param("day", day)
                .param("longest", LONGEST_TEXT)
                .param("most", MOST_ENTRIES)
                .query((row, n) -> Map.entry(row.getLong("feature"), entry(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static DigestEntry entry(ResultSet row) throws SQLException {
        return new DigestEntry(
                row.getLong("id"),
                row.getString("sender"),
                row.getObject("rating", Integer.class),
                Excerpt.of(row.getString("text"), LONGEST_TEXT));
    }
}
