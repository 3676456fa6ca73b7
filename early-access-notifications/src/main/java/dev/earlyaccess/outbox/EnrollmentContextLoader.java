package dev.earlyaccess.outbox;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.outbox.Eligibility.LaunchMail;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What mails to those who are in are about: a user, a feature, and how it stands between them. */
@Repository
public class EnrollmentContextLoader implements ContextLoader {

    private final JdbcClient jdbc;

    EnrollmentContextLoader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<MailType> kinds() {
        return EnumSet.of(MailType.LAUNCH, MailType.FEEDBACK_REQUEST, MailType.GENERAL_AVAILABILITY);
    }

    @Override
    public List<DeliveryContext> read(List<ClaimedDelivery> claims) {
        return read(claims, (claim, use) -> use);
    }

    /** The same for mails that have more to say than how it stands between them. */
    public List<DeliveryContext> read(
            List<ClaimedDelivery> claims,
            BiFunction<ClaimedDelivery, MailContent.FeatureModel, MailContent.MailModel> matter) {
        Map<Long, FeatureState> features = features(claims);
        Map<Long, ClaimedDelivery> byId =
                claims.stream().collect(Collectors.toMap(ClaimedDelivery::id, Function.identity()));
        return jdbc.sql("""
                select d.id, e.status, e.origin, e.since, u.user_id is not null as is_known, u.name as user_name, u.locale,
                       u.wants_launches, u.wants_feedback_requests, u.wants_updates,
                       case when
                """ + SuppressionList.REACHABLE + """
                       then u.email end as reachable_email,
                       l.status as launch_status, l.sent_at as launch_sent_at
                from delivery d
                left join enrollment e on e.user_id = d.recipient and e.feature_id = d.feature_id
                left join users u on u.user_id = d.recipient
                left join delivery l on d.kind = 'feedback-request' and l.recipient = d.recipient
                    and l.occasion = replace(d.occasion, 'feedback-request:', 'launch:')
                where d.id = any (:ids)
                order by d.due_at, d.id
                """)
                .param("ids", byId.keySet().toArray(Long[]::new))
                .query((row, n) -> {
                    ClaimedDelivery claim = Objects.requireNonNull(byId.get(row.getLong("id")));
                    return read(claim, Objects.requireNonNull(features.get(claim.feature())), matter, row);
                })
                .list();
    }

    /** What all mails about a feature have in common. */
    private record FeatureState(Stage stage, Instant stageSince, long version, MailContent.FeatureFacts topic) {}

    /** Read by themselves: a batch is about few features, and some have much to say. */
    private Map<Long, FeatureState> features(List<ClaimedDelivery> claims) {
        Map<Long, FeatureState> features = new HashMap<>();
        jdbc.sql("""
                select id, version, key, name, description, documentation_url, feedback_url, stage, stage_since
                from feature where id = any (:ids)
                """)
                .param(
                        "ids",
                        claims.stream().map(ClaimedDelivery::feature).distinct().toArray(Long[]::new))
                .query(row -> {
                    features.put(
                            row.getLong("id"),
                            new FeatureState(
                                    KebabCase.require(Stage.class, row.getString("stage")),
                                    Timestamps.in(row, "stage_since"),
                                    row.getLong("version"),
                                    topic(row)));
                });
        return features;
    }

    private static DeliveryContext read(
            ClaimedDelivery claim,
            FeatureState about,
            BiFunction<ClaimedDelivery, MailContent.FeatureModel, MailContent.MailModel> matter,
            ResultSet row)
            throws SQLException {
        Eligibility.FeatureUse use =
                new Eligibility.FeatureUse(about.stage(), about.stageSince(), enrollment(row), launchMail(row));
        return new DeliveryContext(
                claim,
                new Eligibility(wanted(row).wants(claim.kind().topic()), row.getString("reachable_email"), use),
                about.version(),
                matter.apply(
                        claim,
                        new MailContent.FeatureModel(
                                new UserId(claim.recipient()),
                                Objects.requireNonNullElse(use.reads().origin(), Origin.SELF),
                                about.topic())),
                row.getString("user_name"),
                row.getString("locale"));
    }

    private static MailPreferences wanted(ResultSet row) throws SQLException {
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

    private static MailContent.FeatureFacts topic(ResultSet row) throws SQLException {
        return new MailContent.FeatureFacts(
                new FeatureKey(row.getString("key")),
                row.getString("name"),
                row.getString("description"),
                row.getString("documentation_url"),
                row.getString("feedback_url"));
    }
}
