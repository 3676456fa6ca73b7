package dev.earlyaccess.feature;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The public changelog: when each beta began, and when each feature became generally available. It shows what
 * is true now: a feature that was pulled back or archived is left out until it is released again, a feature
 * that was rolled back is listed as a beta, and only the last release of each stage counts.
 */
@Repository
public class Changelog {

    private final JdbcClient jdbc;

    Changelog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A feature was released as a beta or to everybody.
     *
     * @param id increases with time
     * @param stage beta or general availability
     * @param at when it entered that stage
     */
    public record Release(
            long id,
            FeatureKey feature,
            String name,
            @Nullable String description,
            @Nullable String documentationUrl,
            Stage stage,
            Instant at) {}

    /**
     * A page of entries, the newest first, with ids smaller than the given id.
     *
     * @param locale the reader's, a BCP 47 language tag; null for the features' own names
     */
    public List<Release> newest(long before, int limit, @Nullable String locale) {
        return jdbc.sql("select t.id, f.key, f.documentation_url, t.to_stage, t.at,"
                        + Translations.sql("name") + "as name," + Translations.sql("description") + "as description"
                        + """
                 from stage_transition t join feature f on f.id = t.feature_id
                where t.id < :before
                    and t.to_stage in ('beta', 'general-availability')
                    and t.from_stage is distinct from 'general-availability'
                    and t.from_stage is distinct from t.to_stage
                    and (f.stage = 'general-availability' or f.stage = 'beta' and t.to_stage = 'beta')
                    and not exists (
                        select from stage_transition later
                        where later.feature_id = t.feature_id and later.id > t.id and later.to_stage = t.to_stage
                            and later.from_stage is distinct from 'general-availability'
                            and later.from_stage is distinct from later.to_stage)
                order by t.id desc limit :limit
                """)
                .param("before", before)
                .param("languages", Translations.lookup(locale).toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Time of the last release or withdrawal; the epoch if there was none. */
    public Instant changedAt() {
        return jdbc.sql("""
                select coalesce(max(at), 'epoch') as at from stage_transition
                where from_stage is distinct from to_stage
                    and (from_stage in ('beta', 'general-availability') or to_stage in ('beta', 'general-availability'))
                """).query((row, n) -> Timestamps.in(row, "at")).single();
    }

    private static Release entry(ResultSet row) throws SQLException {
        return new Release(
                row.getLong("id"),
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                row.getString("description"),
                row.getString("documentation_url"),
                KebabCase.require(Stage.class, row.getString("to_stage")),
                Timestamps.in(row, "at"));
    }
}
