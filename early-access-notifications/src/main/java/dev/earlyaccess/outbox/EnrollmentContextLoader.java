package dev.earlyaccess.outbox;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Translation;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.outbox.Eligibility.LaunchMail;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailObstacle;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Loads the context of mails to enrolled users: the user, the feature, and the user's use of the feature. */
@Repository
public class EnrollmentContextLoader implements ContextLoader {

    private final JdbcClient jdbc;

    EnrollmentContextLoader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<MailType> types() {
        return EnumSet.of(MailType.LAUNCH, MailType.FEEDBACK_REQUEST, MailType.GENERAL_AVAILABILITY);
    }

    @Override
    public List<DeliveryContext> load(List<ClaimedDelivery> deliveries) {
        return load(deliveries, (delivery, feature) -> feature);
    }

    /** The same for mails that say more than {@link MailContent.FeatureModel} does. */
    public List<DeliveryContext> load(
            List<ClaimedDelivery> deliveries,
            BiFunction<ClaimedDelivery, MailContent.FeatureModel, MailContent.MailModel> model) {
        Map<Long, FeatureState> features = features(deliveries);
        Map<Long, ClaimedDelivery> byId =
                deliveries.stream().collect(Collectors.toMap(ClaimedDelivery::id, Function.identity()));
        return jdbc.sql("""
                select d.id, e.status, e.origin, e.since, u.user_id is not null as is_known, u.name as user_name, u.locale,
                       u.wants_launches, u.wants_feedback_requests, u.wants_updates,
                       u.email,
                """ + MailObstacle.sql() + """
                       as obstacle,
                       l.status as launch_status, l.sent_at as launch_sent_at
                from unnest(:ids, :launchOccasions) as claimed (id, launch_occasion)
                join delivery d on d.id = claimed.id
                left join enrollment e on e.user_id = d.recipient and e.feature_id = d.feature_id
                left join users u on u.user_id = d.recipient
                left join delivery l on l.recipient = d.recipient and l.occasion = claimed.launch_occasion
                order by d.due_at, d.id
                """)
                .param("ids", deliveries.stream().map(ClaimedDelivery::id).toArray(Long[]::new))
                .param(
                        "launchOccasions",
                        deliveries.stream()
                                .map(delivery -> launchOccasion(delivery, requireFeature(features, delivery)))
                                .toArray(String[]::new))
                .query((row, n) -> {
                    ClaimedDelivery delivery = Objects.requireNonNull(byId.get(row.getLong("id")));
                    return context(delivery, requireFeature(features, delivery), model, row);
                })
                .list();
    }

    /** The occasion of the launch mail for which a delivery may have to wait; null if it waits for none. */
    private static @Nullable String launchOccasion(ClaimedDelivery delivery, FeatureState feature) {
        return delivery.type() == MailType.FEEDBACK_REQUEST
                ? Occasion.of(MailType.LAUNCH, feature.facts().key()).toString()
                : null;
    }

    /** What all mails about a feature have in common. */
    private record FeatureState(
            Stage stage, Instant stageSince, long version, MailContent.FeatureFacts facts, Translations translations) {}

    private static FeatureState requireFeature(Map<Long, FeatureState> features, ClaimedDelivery delivery) {
        return Objects.requireNonNull(features.get(delivery.feature()));
    }

    /**
     * In a statement of its own: many deliveries are about few features, and some features have long
     * descriptions.
     */
    private Map<Long, FeatureState> features(List<ClaimedDelivery> deliveries) {
        Map<Long, FeatureState> features = new HashMap<>();
        Long[] ids =
                deliveries.stream().map(ClaimedDelivery::feature).distinct().toArray(Long[]::new);
        Map<Long, SortedMap<String, Translation>> translations = translations(ids);
        jdbc.sql("""
                select id, version, key, name, description, url, documentation_url, feedback_url, stage, stage_since
                from feature where id = any (:ids)
                """).param("ids", ids).query(row -> {
            features.put(
                    row.getLong("id"),
                    new FeatureState(
                            KebabCase.require(Stage.class, row.getString("stage")),
                            Timestamps.in(row, "stage_since"),
                            row.getLong("version"),
                            facts(row),
                            new Translations(
                                    translations.getOrDefault(row.getLong("id"), Collections.emptySortedMap()))));
        });
        return features;
    }

    private Map<Long, SortedMap<String, Translation>> translations(Long[] features) {
        Map<Long, SortedMap<String, Translation>> translations = new HashMap<>();
        jdbc.sql("""
                select f.id, t.key as language, t.value ->> 'name' as name, t.value ->> 'description' as description
                from feature f cross join jsonb_each(f.translations) t where f.id = any (:ids)
                """).param("ids", features).query(row -> {
            translations
                    .computeIfAbsent(row.getLong("id"), id -> new TreeMap<>())
                    .put(
                            row.getString("language"),
                            new Translation(row.getString("name"), row.getString("description")));
        });
        return translations;
    }

    private static DeliveryContext context(
            ClaimedDelivery delivery,
            FeatureState feature,
            BiFunction<ClaimedDelivery, MailContent.FeatureModel, MailContent.MailModel> model,
            ResultSet row)
            throws SQLException {
        Eligibility.FeatureUse use =
                new Eligibility.FeatureUse(feature.stage(), feature.stageSince(), enrollment(row), launchMail(row));
        MailPreferences preferences = preferences(row);
        return new DeliveryContext(
                delivery,
                new Eligibility(obstacle(delivery.type(), preferences, row), row.getString("email"), use),
                feature.version(),
                model.apply(
                        delivery,
                        new MailContent.FeatureModel(
                                new UserId(delivery.recipient()),
                                Objects.requireNonNullElse(use.reads().origin(), Origin.SELF),
                                feature.stage(),
                                feature.facts().translated(feature.translations(), row.getString("locale")))),
                row.getString("user_name"),
                row.getString("locale"));
    }

    private static @Nullable MailObstacle obstacle(MailType type, MailPreferences preferences, ResultSet row)
            throws SQLException {
        if (!type.topic().map(preferences::wants).orElse(true)) {
            return MailObstacle.NOT_WANTED;
        }
        @Nullable String code = row.getString("obstacle");
        return code == null ? null : KebabCase.require(MailObstacle.class, code);
    }

    private static MailPreferences preferences(ResultSet row) throws SQLException {
        return row.getBoolean("is_known")
                ? new MailPreferences(
                        row.getBoolean("wants_launches"),
                        row.getBoolean("wants_feedback_requests"),
                        row.getBoolean("wants_updates"))
                : MailPreferences.ALL;
    }

    private static Enrollment enrollment(ResultSet row) throws SQLException {
        @Nullable String status = row.getString("status");
        return status == null
                ? Enrollment.NONE
                : new Enrollment(
                        KebabCase.require(EnrollmentStatus.class, status),
                        KebabCase.require(Origin.class, row.getString("origin")),
                        Timestamps.inOrNull(row, "since"));
    }

    private static @Nullable LaunchMail launchMail(ResultSet row) throws SQLException {
        @Nullable String status = row.getString("launch_status");
        return status == null
                ? null
                : new LaunchMail(
                        KebabCase.require(DeliveryStatus.class, status), Timestamps.inOrNull(row, "launch_sent_at"));
    }

    private static MailContent.FeatureFacts facts(ResultSet row) throws SQLException {
        return new MailContent.FeatureFacts(
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                row.getString("description"),
                row.getString("url"),
                row.getString("documentation_url"),
                row.getString("feedback_url"));
    }
}
