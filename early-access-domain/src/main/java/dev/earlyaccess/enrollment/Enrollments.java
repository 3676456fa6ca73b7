package dev.earlyaccess.enrollment;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.usage.UsageCounts;
import dev.earlyaccess.user.ChoicesChanged;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The choices of all users about all features: stored as they were made, returned as the feature's stage
 * reads them.
 */
@Repository
public class Enrollments {

    /**
     * Writes and reads a choice. It finds no row if another transaction has just stored the same choice for the first time.
     */
    private static final String STORE =
            """
            with written as (
                insert into enrollment as stored (user_id, feature_id, status, origin, since)
                values (:user, :feature, :status, :origin, :since)
                on conflict (user_id, feature_id) do update
                set status = excluded.status, origin = excluded.origin, since = excluded.since, interested_since = null,
                    feedback_settled = false
                where stored.status not in (:same)
                returning user_id, status, origin, since
            ), %s, %s
            select status, origin, since, true as is_new from written
            union all
            select status, origin, since, false as is_new from enrollment
            where user_id = :user and feature_id = :feature and not exists (select from written)
            """.formatted(UsageCounts.COUNTED_IF_WRITTEN, EnrollmentChanges.notedFrom("written"));

    private static final String REMOVE = """
            with removed as (
                delete from enrollment where user_id = :user and feature_id = :feature and status in (:interested)
                returning user_id, 'none' as status, cast(:origin as text) as origin, cast(:at as timestamptz) as since
            ), %s
            select count(*) from removed
            """.formatted(EnrollmentChanges.notedFrom("removed"));

    private static final String ADD = """
            with added as (
                insert into enrollment (user_id, feature_id, status, origin, since, feedback_settled)
                select user_id, :feature, :status, :origin, since, :settled
                from unnest(:users, cast(:since as timestamptz[])) as one (user_id, since) order by user_id
                on conflict do nothing
                returning user_id, status, origin, since
            ), %s
            select user_id from added
            """.formatted(EnrollmentChanges.notedFrom("added"));

    private final JdbcClient jdbc;
    private final UsageCounts usage;
    private final ApplicationEventPublisher events;

    Enrollments(JdbcClient jdbc, UsageCounts usage, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.usage = usage;
        this.events = events;
    }

    /**
     * One user's enrollment.
     *
     * @param name in the user's newest token
     * @param email in the user's newest token
     * @param locale in the user's newest token
     */
    public record EnrolledUser(
            UserId user,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            Enrollment enrollment) {}

    /** The pages of {@link #in} that a search finds: enrolled users {@code e}, with their profiles {@code u}. */
    private static final String PAGE = """
            select e.user_id, u.name, u.email, u.locale, e.status, e.origin, e.since
            from %s e left join users u on u.user_id = e.user_id
            where %s order by e.user_id limit :limit
            """;

    private static final String ENROLLED = """
            select user_id, status, origin, since from enrollment
            where feature_id = :feature and user_id > :after and status in (:stored)
            """;

    private static final String NEAR = "with page as materialized (" + ENROLLED + " order by user_id limit %d)" + PAGE;

    /** A user without a profile is found by the whole id. */
    private static final String FAR =
            """
            with found as materialized (
                select u.user_id from users u where %s union select cast(:text as text)
            ), page as materialized (
            """ + ENROLLED + " and user_id in (select user_id from found))" + PAGE.formatted("page", "true");

    /** The enrollment of one user, as the feature's stage reads it. */
    public Enrollment of(Feature feature, UserId user) {
        return jdbc.sql("""
                select status, origin, since from enrollment where user_id = :user and feature_id = :feature
                """)
                .param("user", user.value())
                .param("feature", feature.id())
                .query((row, n) -> read(feature, row))
                .optional()
                .orElse(Enrollment.NONE);
    }

    /** Whether this user has an enrollment in any feature. */
    boolean haveAnyOf(UserId user) {
        return jdbc.sql("select exists (select from enrollment where user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    /** A page of users, in the order of their ids, whose enrollment reads as one of these statuses. */
    public List<EnrolledUser> in(Feature feature, Set<EnrollmentStatus> statuses, String afterUser, int limit) {
        return read(NEAR.formatted(limit, "page", "true"), feature, statuses, "", afterUser, limit);
    }

    /**
     * The same, only users whom a {@linkplain UserSearch search} for this text finds.
     *
     * @param byAddress whether to look at addresses
     */
    public List<EnrolledUser> find(
            Feature feature,
            Set<EnrollmentStatus> statuses,
            String text,
            boolean byAddress,
            String afterUser,
            int limit) {
        String matches = UserSearch.matches(text, byAddress);
        List<EnrolledUser> near = read(
                NEAR.formatted(UserSearch.LOOKED_AT, "page", matches + " or u.user_id is null and e.user_id = :text"),
                feature,
                statuses,
                text,
                afterUser,
                limit);
        return near.size() == limit ? near : read(FAR.formatted(matches), feature, statuses, text, afterUser, limit);
    }

    private List<EnrolledUser> read(
            String select, Feature feature, Set<EnrollmentStatus> statuses, String text, String afterUser, int limit) {
        List<String> stored = statuses.stream()
                .flatMap(status -> feature.stage().storedAs(status).stream())
                .map(EnrollmentStatus::code)
                .toList();
        if (stored.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(select)
                .param("feature", feature.id())
                .param("after", afterUser)
                .param("stored", stored)
                .param("text", text)
                .param("limit", limit)
                .query((row, n) -> new EnrolledUser(
                        new UserId(row.getString("user_id")),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("locale"),
                        read(feature, row)))
                .list();
    }

    /**
     * The number of users for each status that their enrollment reads as; without a status that nobody has.
     */
    public Map<EnrollmentStatus, Long> countsOf(Feature feature) {
        return countsOf(List.of(feature)).getOrDefault(feature.id(), Map.of());
    }

    /** The counts of several features, by the feature's id. */
    public Map<Long, Map<EnrollmentStatus, Long>> countsOf(Collection<Feature> features) {
        Map<Long, Map<EnrollmentStatus, Long>> counts = new HashMap<>();
        if (features.isEmpty()) {
            return counts;
        }
        jdbc.sql("""
                select f.id, f.stage, e.status, count(*) from feature f join enrollment e on e.feature_id = f.id
                where f.id in (:features) group by f.id, f.stage, e.status
                """)
                .param("features", features.stream().map(Feature::id).toList())
                .query(row -> {
                    Stage stage = KebabCase.require(Stage.class, row.getString("stage"));
                    counts.computeIfAbsent(row.getLong("id"), id -> new EnumMap<>(EnrollmentStatus.class))
                            .merge(stage.read(status(row)), row.getLong("count"), Long::sum);
                });
        return counts;
    }

    /**
     * Stores a choice and counts it, unless the stored enrollment already reads as this choice. Returns the
     * enrollment as it reads then.
     */
    Enrollment store(EnrollmentStatus choice, Feature feature, UserId user, Origin origin, Instant at) {
        return usage.counting(STORE, Usage.of(choice, origin), feature, at)
                .param("user", user.value())
                .param("status", choice.code())
                .param("origin", origin.code())
                .param("since", Timestamps.of(at))
                .param("same", stored(feature, choice))
                .query((row, n) -> {
                    if (row.getBoolean("is_new")) {
                        events.publishEvent(new ChoicesChanged(user));
                    }
                    return read(feature, row);
                })
                .optional()
                .orElseGet(() -> of(feature, user));
    }

    /** Removes an interest and counts that. An earlier opt-out, which a concept reads as no choice, stays. */
    void remove(Feature feature, UserId user, Origin origin, Instant at) {
        long removed = jdbc.sql(REMOVE)
                .param("user", user.value())
                .param("feature", feature.id())
                .param("interested", stored(feature, EnrollmentStatus.INTERESTED))
                .param("origin", origin.code())
                .param("at", Timestamps.of(at))
                .query(Long.class)
                .single();
        if (removed > 0) {
            usage.count(Usage.INTEREST_TAKEN_BACK, feature, at);
            events.publishEvent(new ChoicesChanged(user));
        }
    }

    /** Waits for a transition that has begun, and keeps the feature in its stage until this transaction ends. */
    void holdStage(FeatureKey key) {
        jdbc.sql("select stage from feature where key = :key for share")
                .param("key", key.value())
                .query(String.class)
                .optional();
    }

    /**
     * Stores the same choice for each of these users who has no enrollment, and counts those.
     *
     * @param isSettled whether the users are never asked for feedback
     * @return whose choice was stored
     */
    List<UserId> add(
            EnrollmentStatus choice,
            Feature feature,
            List<EnrollmentImport.ImportedEnrollment> users,
            Origin origin,
            boolean isSettled,
            Instant at) {
        List<UserId> added = jdbc.sql(ADD)
                .param("feature", feature.id())
                .param("status", choice.code())
                .param("origin", origin.code())
                .param("settled", isSettled)
                .param("users", users.stream().map(user -> user.id().value()).toArray(String[]::new))
                .param(
                        "since",
                        users.stream().map(user -> user.since().toString()).toArray(String[]::new))
                .query((row, n) -> new UserId(row.getString("user_id")))
                .list();
        usage.count(Usage.of(choice, origin), feature, at, added.size());
        added.forEach(user -> events.publishEvent(new ChoicesChanged(user)));
        return added;
    }

    /** Those of these users who have opted out, whatever the feature's stage makes of it. */
    List<UserId> optedOutAmong(Feature feature, List<UserId> users) {
        return jdbc.sql("""
                select user_id from enrollment
                where feature_id = :feature and user_id = any (:users) and status = 'opted-out'
                """)
                .param("feature", feature.id())
                .param("users", users.stream().map(UserId::value).toArray(String[]::new))
                .query((row, n) -> new UserId(row.getString("user_id")))
                .list();
    }

    private static List<String> stored(Feature feature, EnrollmentStatus read) {
        return feature.stage().storedAs(read).stream()
                .map(EnrollmentStatus::code)
                .toList();
    }

    private static Enrollment read(Feature feature, ResultSet row) throws SQLException {
        return feature.stage().read(stored(row), feature.stageSince());
    }

    static Enrollment stored(ResultSet row) throws SQLException {
        @Nullable String origin = row.getString("origin");
        if (origin == null) {
            return Enrollment.NONE;
        }
        return new Enrollment(status(row), KebabCase.require(Origin.class, origin), Timestamps.in(row, "since"));
    }

    private static EnrollmentStatus status(ResultSet row) throws SQLException {
        return KebabCase.require(EnrollmentStatus.class, row.getString("status"));
    }
}
