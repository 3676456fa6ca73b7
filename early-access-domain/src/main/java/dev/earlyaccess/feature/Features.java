package dev.earlyaccess.feature;

import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All features, in every stage. */
@Repository
public class Features {

    /** SQL: whether the feature {@code f} belongs to the address {@code :owner}. */
    public static final String OWNED = "(lower(f.owner_email) = lower(:owner) or lower(:owner) = any (f.managers))";

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Features(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Adds a new feature, and publishes its creation.
     *
     * @throws FeatureKeyTaken if the key was ever used
     */
    Feature add(Feature feature) {
        Long id = jdbc.sql("""
                insert into feature
                    (key, stage, stage_since, created_at, changed_at, version, name, description, owner_name, owner_email,
                    owner_team, managers, url, documentation_url, feedback_url, target_date, size, new_product, metered,
                    activation_criteria, translations)
                values
                    (:key, :stage, :stageSince, :createdAt, :changedAt, :version, :name, :description, :ownerName, :ownerEmail,
                    :ownerTeam, :managers, :url, :documentationUrl, :feedbackUrl, :targetDate, :size, :newProduct, :metered,
                    :activationCriteria, cast(:translations as jsonb))
                on conflict (key) do nothing returning id
                """)
                .params(columns(feature))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new FeatureKeyTaken(feature.key()));
        return publish(feature, id, feature.version());
    }

    /** Saves a feature that the caller has locked, and publishes what has happened to it, if anything has. */
    Feature save(Feature feature) {
        if (feature.events().isEmpty()) {
            return feature;
        }
        int saved = jdbc.sql("""
                update feature set
                    stage = :stage, stage_since = :stageSince, changed_at = :changedAt, version = version + 1, name = :name,
                    description = :description, owner_name = :ownerName, owner_email = :ownerEmail, owner_team = :ownerTeam,
                    managers = :managers, url = :url, documentation_url = :documentationUrl, feedback_url = :feedbackUrl,
                    target_date = :targetDate, size = :size, new_product = :newProduct, metered = :metered,
                    activation_criteria = :activationCriteria, translations = cast(:translations as jsonb)
                where key = :key and version = :version
                """).params(columns(feature)).update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException(
                    "The feature %s was changed by another transaction".formatted(feature.key()));
        }
        return publish(feature, feature.id(), feature.version() + 1);
    }

    private Feature publish(Feature feature, long id, long version) {
        List<Object> happened = feature.events();
        feature.saved(id, version);
        happened.forEach(events::publishEvent);
        return feature;
    }

    private static Map<String, @Nullable Object> columns(Feature feature) {
        Description description = feature.description();
        Owner owner = description.ownerOrNobody();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("key", feature.key().value());
        columns.put("stage", feature.stage().code());
        columns.put("stageSince", Timestamps.of(feature.stageSince()));
        columns.put("createdAt", Timestamps.of(feature.createdAt()));
        columns.put("changedAt", Timestamps.of(feature.changedAt()));
        columns.put("version", feature.version());
        columns.put("name", description.name());
        columns.put("description", description.description());
        columns.put("ownerName", owner.name());
        columns.put("ownerEmail", owner.email());
        columns.put("ownerTeam", owner.team());
        columns.put("managers", description.managers().toArray(String[]::new));
        columns.put("url", description.url());
        columns.put("documentationUrl", description.documentationUrl());
        columns.put("feedbackUrl", description.feedbackUrl());
        columns.put("targetDate", description.targetDate());
        columns.put("size", description.size().code());
        columns.put("newProduct", description.newProduct());
        columns.put("metered", description.metered());
        columns.put("activationCriteria", description.activationCriteria());
        columns.put("translations", JSON.writeValueAsString(description.translations()));
        return columns;
    }

    List<Feature> all() {
        return jdbc.sql("select * from feature").query((row, n) -> feature(row)).list();
    }

    /**
     * The feature with this key.
     *
     * @throws UnknownFeature if there is none
     */
    public Feature require(FeatureKey key) {
        return find(key, "");
    }

    /**
     * Finds a feature and locks its row until the transaction ends, so that its changes happen one after
     * another.
     *
     * @throws UnknownFeature if there is none
     */
    public Feature lock(FeatureKey key) {
        return find(key, "for no key update");
    }

    private Feature find(FeatureKey key, String lock) {
        return jdbc.sql("select * from feature where key = :key " + lock)
                .param("key", key.value())
                .query((row, n) -> feature(row))
                .optional()
                .orElseThrow(() -> new UnknownFeature(key.value()));
    }

    /** A page of features in these stages, in the order of keys, after the given key. */
    public List<Feature> page(Collection<Stage> stages, String after, int limit) {
        return page("", Map.of(), stages, after, limit);
    }

    /** A page of features in these stages that belong to this address, in the order of keys, after the given key. */
    public List<Feature> pageOf(String owner, Collection<Stage> stages, String after, int limit) {
        return page("and " + OWNED, Map.of("owner", owner), stages, after, limit);
    }

    private List<Feature> page(
            String condition, Map<String, String> params, Collection<Stage> stages, String after, int limit) {
        return jdbc.sql("""
                select * from feature f where f.stage = any (:stages) and f.key > :after %s
                order by f.key limit :limit
                """.formatted(condition))
                .param("stages", stages.stream().map(Stage::code).toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .params(params)
                .query((row, n) -> feature(row))
                .list();
    }

    /** Whether this address is that of the feature's owner or of one of its managers. */
    public boolean isOwnedBy(String key, String owner) {
        return jdbc.sql("select exists (select from feature f where f.key = :key and " + OWNED + ")")
                .param("key", key)
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    private static Feature feature(ResultSet row) throws SQLException {
        return new Feature(
                row.getLong("id"),
                new FeatureKey(row.getString("key")),
                description(row),
                KebabCase.require(Stage.class, row.getString("stage")),
                Timestamps.in(row, "stage_since"),
                Timestamps.in(row, "created_at"),
                Timestamps.in(row, "changed_at"),
                row.getLong("version"));
    }

    private static Description description(ResultSet row) throws SQLException {
        return new Description(
                row.getString("name"),
                row.getString("description"),
                new Owner(row.getString("owner_name"), row.getString("owner_email"), row.getString("owner_team")),
                List.of((String[]) row.getArray("managers").getArray()),
                row.getString("url"),
                row.getString("documentation_url"),
                row.getString("feedback_url"),
                row.getObject("target_date", LocalDate.class),
                KebabCase.require(Size.class, row.getString("size")),
                row.getBoolean("new_product"),
                row.getBoolean("metered"),
                row.getString("activation_criteria"),
                JSON.readValue(row.getString("translations"), Translations.class));
    }
}
