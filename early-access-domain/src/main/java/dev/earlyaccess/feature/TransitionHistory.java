package dev.earlyaccess.feature;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The history of all features: each transition, and each change that lowered requirements, by whom, when and
 * why.
 */
@Repository
public class TransitionHistory {

    private final JdbcClient jdbc;

    TransitionHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Feature feature, StageTransition transition) {
        add(feature, transition, List.of());
    }

    /** Records that these fields were lowered. This is not a transition, and no event is published. */
    void addLowering(Feature feature, List<String> fields, String reason, UserId by, Instant at) {
        add(feature, new StageTransition(feature.key(), feature.stage(), feature.stage(), reason, by, at), fields);
    }

    private void add(Feature feature, StageTransition transition, List<String> lowered) {
        jdbc.sql("""
                insert into stage_transition
                    (feature_id, from_stage, to_stage, reason, by_user, at, overridden, quiet, lowered)
                values (:feature, :from, :to, :reason, :by, :at, :overridden, :quiet, :lowered)
                """)
                .param("feature", feature.id())
                .param(
                        "from",
                        Optional.ofNullable(transition.from()).map(Stage::code).orElse(null))
                .param("to", transition.to().code())
                .param("reason", transition.reason())
                .param("by", transition.by().value())
                .param("at", Timestamps.of(transition.at()))
                .param("overridden", transition.overridden().toArray(String[]::new))
                .param("quiet", transition.isQuiet())
                .param("lowered", lowered.toArray(String[]::new))
                .update();
    }

    /** Whether a feature ever entered this stage. */
    boolean everLedTo(Stage stage, Feature feature) {
        return jdbc.sql(
                        "select exists (select from stage_transition where feature_id = :feature and to_stage = :stage)")
                .param("feature", feature.id())
                .param("stage", stage.code())
                .query(Boolean.class)
                .single();
    }

    /** The id of a feature's latest transition. */
    public long idOfLatest(Feature feature) {
        return jdbc.sql("""
                select max(id) from stage_transition
                where feature_id = :feature and from_stage is distinct from to_stage
                """).param("feature", feature.id()).query(Long.class).single();
    }

    /**
     * A transition and its position in the history.
     *
     * @param lowered the fields that were lowered, named as in the API; not empty only for a change within a
     *     stage, whose transition has this stage at both ends
     */
    public record HistoryEntry(long id, StageTransition transition, List<String> lowered) {}

    /** A page of a feature's history, the oldest first, with ids greater than the given id. */
    public List<HistoryEntry> of(Feature feature, long after, int limit) {
        return jdbc.sql("""
                select id, from_stage, to_stage, reason, by_user, at, overridden, quiet, lowered from stage_transition
                where feature_id = :feature and id > :after
                order by id limit :limit
                """)
                .param("feature", feature.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) ->
                        new HistoryEntry(row.getLong("id"), transition(feature.key(), row), names(row, "lowered")))
                .list();
    }

    private static StageTransition transition(FeatureKey feature, ResultSet row) throws SQLException {
        return new StageTransition(
                feature,
                Optional.ofNullable(row.getString("from_stage"))
                        .map(code -> KebabCase.require(Stage.class, code))
                        .orElse(null),
                KebabCase.require(Stage.class, row.getString("to_stage")),
                row.getString("reason"),
                new UserId(row.getString("by_user")),
                Timestamps.in(row, "at"),
                names(row, "overridden"),
                row.getBoolean("quiet"));
    }

    private static List<String> names(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
