package dev.earlyaccess.feature;

import dev.earlyaccess.stage.KebabCase;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of every feature: each step it took, by whom, when and why. */
@Repository
public class StageTransitions {

    private final JdbcClient jdbc;

    StageTransitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Feature feature, StageTransition transition) {
        jdbc.sql("""
                insert into stage_transition (feature_id, from_stage, to_stage, reason, by_user, at)
                values (:feature, :from, :to, :reason, :by, :at)
                """)
                .param("feature", feature.id())
                .param(
                        "from",
                        Optional.ofNullable(transition.from()).map(Stage::code).orElse(null))
                .param("to", transition.to().code())
                .param("reason", transition.reason())
                .param("by", transition.by().value())
                .param("at", transition.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A step and its place in the history. */
    public record Entry(long id, StageTransition transition) {}

    /** A page of a feature's history, oldest first: the steps after the one with this id. */
    public List<Entry> of(Feature feature, long after, int limit) {
        return jdbc.sql("""
                select id, from_stage, to_stage, reason, by_user, at from stage_transition
                where feature_id = :feature and id > :after
                order by id limit :limit
                """)
                .param("feature", feature.id())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Entry(row.getLong("id"), transition(feature.key(), row)))
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
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
