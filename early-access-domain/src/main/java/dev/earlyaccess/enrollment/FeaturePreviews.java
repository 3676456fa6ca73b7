package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Features as one user sees them. This is the most frequent read of the service: one statement, no entities.
 */
@Repository
public class FeaturePreviews {

    private static final String SELECT =
            "select f.key," + Translations.sql("name") + "as name," + Translations.sql("description") + """
            as description, f.stage, f.stage_since, f.target_date, f.documentation_url, f.feedback_url,
                   f.owner_name, e.status, e.origin, e.since
            from feature f left join enrollment e on e.user_id = :user and e.feature_id = f.id
            """;

    private final JdbcClient jdbc;

    FeaturePreviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The features in these stages, as this user sees them, by name.
     *
     * @param locale the user's, a BCP 47 language tag; null for the features' own names
     */
    public List<FeaturePreview> of(UserId user, Set<Stage> stages, @Nullable String locale) {
        if (stages.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where f.stage in (:stages) order by name, f.key")
                .param("user", user.value())
                .param("languages", languages(locale))
                .param("stages", stages.stream().map(Stage::code).toList())
                .query((row, n) -> preview(row))
                .list();
    }

    /**
     * One feature, in any stage, as this user sees it.
     *
     * @param locale the user's, a BCP 47 language tag; null for the feature's own name
     * @throws UnknownFeature if there is none
     */
    public FeaturePreview require(UserId user, FeatureKey key, @Nullable String locale) {
        return jdbc.sql(SELECT + "where f.key = :key")
                .param("user", user.value())
                .param("languages", languages(locale))
                .param("key", key.value())
                .query((row, n) -> preview(row))
                .optional()
                .orElseThrow(() -> new UnknownFeature(key.value()));
    }

    private static String[] languages(@Nullable String locale) {
        return Translations.lookup(locale).toArray(String[]::new);
    }

    private static FeaturePreview preview(ResultSet row) throws SQLException {
        Stage stage = KebabCase.require(Stage.class, row.getString("stage"));
        return new FeaturePreview(
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                row.getString("description"),
                stage,
                row.getObject("target_date", LocalDate.class),
                row.getString("documentation_url"),
                row.getString("feedback_url"),
                row.getString("owner_name"),
                stage.read(Enrollments.stored(row), Timestamps.in(row, "stage_since")));
    }
}
