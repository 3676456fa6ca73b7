package dev.earlyaccess.team;

import dev.earlyaccess.mail.Excerpt;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.team.Digest.Answer;
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

/** The digests that were made, and what each tells of: every answer is in one of them, whatever anybody's clock says. */
@Repository
class Digests {

    private static final int MOST_ANSWERS = 10;
    private static final int LONGEST_ANSWER = 400;

    private final JdbcClient jdbc;

    Digests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next digest is to tell of this answer. */
    void add(long feedback) {
        jdbc.sql("insert into feedback_digest_answer (feedback_id) values (:feedback) on conflict do nothing")
                .param("feedback", feedback)
                .update();
    }

    /**
     * Begins the digest of a day. Of several who try at once one begins it, and the others wait until it has.
     *
     * @return false if it, or that of a later day, was begun before
     */
    boolean begin(LocalDate day, Instant now) {
        return jdbc.sql("""
                insert into feedback_digest (day, made_at)
                select :day, :now where not exists (select from feedback_digest where day >= :day)
                on conflict do nothing
                """).param("day", day).param("now", Timestamps.of(now)).update() == 1;
    }

    /** Lets this digest tell of all that none has told of before. Returns how many answers those are. */
    int collect(LocalDate day) {
        return jdbc.sql("update feedback_digest_answer set day = :day where day is null")
                .param("day", day)
                .update();
    }

    /** What the digest of this day tells, feature by feature in the order of names, what is unmatched last; bounded. */
    Digest require(LocalDate day) {
        Map<Long, List<Answer>> answers = answers(day);
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
                        Objects.requireNonNullElse(answers.get(row.getLong("feature")), List.of())))
                .list();
        return new Digest(day, sections);
    }

    /** The newest about each feature. */
    private Map<Long, List<Answer>> answers(LocalDate day) {
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
                .param("longest", LONGEST_ANSWER)
                .param("most", MOST_ANSWERS)
                .query((row, n) -> Map.entry(row.getLong("feature"), answer(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getLong("id"),
                row.getString("sender"),
                row.getObject("rating", Integer.class),
                Excerpt.of(row.getString("text"), LONGEST_ANSWER));
    }
}
