package dev.earlyaccess.team;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.UsageHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The features that need attention. Days are in the time zone of the digest. */
@Repository
public class AttentionList {

    /**
     * The time of the latest event of the feature {@code f}; null values are ignored. Automatic mails, such
     * as vacation notices, do not count.
     */
    private static final String LAST_SIGN_OF_LIFE = """
            greatest(
                f.stage_since,
                f.changed_at,
                (select max(posted_at) from feature_update where feature_id = f.id),
                (select max(greatest(recorded_at, ended_at)) from checklist_entry where feature_id = f.id),
                (select max(received_at) from feedback
                 where feature_id = f.id and status <> 'automatic' and team_reply_to is null))
            """;

    /** All features that may need attention; {@link Staleness} decides which of them do. */
    private static final String SELECT = "select f.key, f.name, f.owner_name, f.owner_email, f.owner_team,"
            + " lower(f.owner_email) as recipient, f.stage, f.stage_since, f.target_date, " + LAST_SIGN_OF_LIFE + """
             as last_sign_of_life, coalesce(used.evaluations, 0) as evaluations
            from feature f left join lateral (select"""
            + UsageHistory.SINGLE_EVALUATIONS + """
                as evaluations where f.stage = 'general-availability') used on true
            where (f.stage in ('concept', 'beta') or used.evaluations > 0)
            """;

    private final JdbcClient jdbc;
    private final DigestSettings settings;

    AttentionList(JdbcClient jdbc, DigestSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * A page of features in the order of keys, after the given key.
     *
     * @param owner the address of the owner; null for any
     */
    public List<Attention> page(@Nullable String owner, String after, int limit, Instant now) {
        String owned = owner == null ? "" : " and lower(f.owner_email) = lower(:owner)";
        StatementSpec features = jdbc.sql(SELECT + " and f.key > :after" + owned + " order by f.key")
                .param("after", after)
                .param("owner", owner);
        return judged(features, now).stream().limit(limit).toList();
    }

    /** Why these features need attention; without those that do not. */
    public Map<FeatureKey, Set<AttentionReason>> reasons(Collection<FeatureKey> features, Instant now) {
        return judged(
                        jdbc.sql(SELECT + " and f.key = any (:keys)")
                                .param(
                                        "keys",
                                        features.stream().map(FeatureKey::value).toArray(String[]::new)),
                        now)
                .stream()
                .collect(Collectors.toMap(
                        Attention::feature, attention -> attention.reasons().keySet()));
    }

    /** All features that need attention. */
    List<Attention> all(Instant now) {
        return judged(jdbc.sql(SELECT), now);
    }

    /** The features of the owners with these addresses (in lower case), in the order of names. */
    List<Attention> ownedBy(Collection<String> owners, Instant now) {
        return judged(
                jdbc.sql(SELECT + " and lower(f.owner_email) = any (:owners) order by f.name, f.key")
                        .param("owners", owners.toArray(String[]::new)),
                now);
    }

    private List<Attention> judged(StatementSpec features, Instant now) {
        ZonedDateTime there = now.atZone(settings.digestZone());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return features
                .param("evaluatedSince", today.minusDays(Staleness.DAYS_OF_EVALUATIONS - 1))
                .query((row, n) -> read(row, there))
                .list()
                .stream()
                .filter(feature -> !feature.reasons().isEmpty())
                .toList();
    }

    private static Attention read(ResultSet row, ZonedDateTime now) throws SQLException {
        Staleness staleness = new Staleness(
                KebabCase.require(Stage.class, row.getString("stage")),
                Timestamps.in(row, "stage_since"),
                row.getObject("target_date", LocalDate.class),
                Timestamps.in(row, "last_sign_of_life"),
                row.getLong("evaluations"));
        return new Attention(
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                new Owner(row.getString("owner_name"), row.getString("owner_email"), row.getString("owner_team")),
                row.getString("recipient"),
                staleness,
                staleness.reasons(now));
    }
}
