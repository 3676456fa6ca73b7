package dev.earlyaccess.user;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.shared.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The users who have called the service, with the profile from their newest token. */
@Repository
public class Users {

    /** Older than any token: a profile that was only imported. */
    private static final Instant IMPORTED = Instant.EPOCH.minusSeconds(1);

    private static final String COMPLETED = """
             case when known.token_issued_at <= :imported then coalesce(excluded.%1$s, known.%1$s)
                else coalesce(known.%1$s, excluded.%1$s) end
            """;

    /** An address that is suppressed for anybody is no better because another system knows it. */
    private static final String STILL_SUPPRESSED = """
            insert into suppressed_address (email, user_id, reason, code, source, delivery_id, suppressed_at)
            select u.email, u.user_id, s.reason, s.code, s.source, s.delivery_id, s.suppressed_at
            from users u cross join lateral (
                select * from suppressed_address where lower(email) = lower(u.email)
                order by suppressed_at, user_id nulls last limit 1) s
            where u.user_id = any (:users)
            order by u.user_id
            on conflict do nothing
            """;

    private static final String DIGEST = " sha256(convert_to(:user, 'UTF8')) ";

    private static final String PROFILE =
            " :user, cast(:email as text), cast(:name as text), cast(:locale as text), cast(:issuedAt as timestamptz) ";

    private static final String STORE = upsert("values (" + PROFILE + ") ");

    private static final String STORE_UNLESS_ERASED = upsert("select" + PROFILE
            + "where not exists (select from erased_user where digest =" + DIGEST
            + ") or exists (select from enrollment where user_id = :user) ");

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Users(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** The profile from the newest token of this user, if the user has called the service. */
    public Optional<Profile> find(UserId user) {
        return jdbc.sql("select user_id, email, name, locale, token_issued_at from users where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> new Profile(
                        new UserId(row.getString("user_id")),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("locale"),
                        Timestamps.in(row, "token_issued_at")))
                .optional();
    }

    /**
     * Stores the profile of a token, unless a newer one is stored. A field that the token leaves out keeps
     * its value. Costs one read, and a write only for a new token. A user who was erased is a new user.
     */
    public void saw(Profile profile) {
        if (find(profile.user()).filter(known -> !isNews(profile, known)).isPresent()) {
            return;
        }
        with(profile, STORE).update();
        jdbc.sql("delete from erased_user where digest =" + DIGEST)
                .param("user", profile.user().value())
                .update();
    }

    /**
     * Stores the profile of a token with which a user only reads, as {@link #saw} does. It does not bring back a user
     * who was erased, for as long as that is known, unless the user was enrolled again.
     */
    public void sawReading(Profile profile) {
        Optional<Profile> known = find(profile.user());
        if (known.isEmpty()) {
            with(profile, STORE_UNLESS_ERASED).update();
        } else if (isNews(profile, known.get())) {
            with(profile, """
                    update users set email = coalesce(cast(:email as text), email), name = coalesce(cast(:name as text), name),
                        locale = coalesce(cast(:locale as text), locale), token_issued_at = :issuedAt
                    where user_id = :user and token_issued_at <= :issuedAt
                    """).update();
        }
    }

    /** Those of these users who were erased, for as long as that is known, and have not come back since. */
    public List<UserId> erasedAmong(List<UserId> users) {
        return jdbc.sql("""
                select user_id from unnest(:users) as one (user_id)
                where exists (select from erased_user where digest = sha256(convert_to(user_id, 'UTF8')))
                """)
                .param("users", ids(users.stream()))
                .query((row, n) -> new UserId(row.getString("user_id")))
                .list();
    }

    /**
     * Stores what another system says about these users: what no token has told, and in the place of what was imported
     * before. An address that is suppressed stays suppressed.
     *
     * @return of whom something was stored that was not known
     */
    public List<UserId> complete(List<ImportedUser> users) {
        List<ImportedUser> described =
                users.stream().filter(ImportedUser::isDescribed).toList();
        if (described.isEmpty()) {
            return List.of();
        }
        List<UserId> completed = jdbc.sql("""
                insert into users as known (user_id, email, name, locale, token_issued_at)
                select user_id, email, name, locale, :imported
                from unnest(:users, :emails, :names, :locales) as one (user_id, email, name, locale) order by user_id
                on conflict (user_id) do update
                set email = %1$s, name = %2$s, locale = %3$s
                where (known.email, known.name, known.locale) is distinct from (%1$s, %2$s, %3$s)
                returning user_id
                """.formatted(
                        COMPLETED.formatted("email"), COMPLETED.formatted("name"), COMPLETED.formatted("locale")))
                .param("imported", Timestamps.of(IMPORTED))
                .param("users", ids(described.stream().map(ImportedUser::id)))
                .param("emails", texts(described, ImportedUser::email))
                .param("names", texts(described, ImportedUser::name))
                .param("locales", texts(described, ImportedUser::locale))
                .query((row, n) -> new UserId(row.getString("user_id")))
                .list();
        if (!completed.isEmpty()) {
            jdbc.sql(STILL_SUPPRESSED).param("users", ids(completed.stream())).update();
        }
        return completed;
    }

    private static String[] ids(Stream<UserId> users) {
        return users.map(UserId::value).toArray(String[]::new);
    }

    private static @Nullable String[] texts(List<ImportedUser> users, Function<ImportedUser, @Nullable String> text) {
        return users.stream().map(text).toArray(String[]::new);
    }

    private static String upsert(String row) {
        return "insert into users as known (user_id, email, name, locale, token_issued_at) " + row + """
                on conflict (user_id) do update
                set email = coalesce(excluded.email, known.email),
                    name = coalesce(excluded.name, known.name),
                    locale = coalesce(excluded.locale, known.locale),
                    token_issued_at = excluded.token_issued_at
                where known.token_issued_at <= excluded.token_issued_at
                """;
    }

    private JdbcClient.StatementSpec with(Profile profile, String sql) {
        return jdbc.sql(sql)
                .param("user", profile.user().value())
                .param("email", profile.email())
                .param("name", profile.name())
                .param("locale", profile.locale())
                .param("issuedAt", Timestamps.of(profile.tokenIssuedAt()));
    }

    /** The mails that this user wants: all, if the user has not chosen. */
    public MailPreferences mailPreferences(UserId user) {
        return jdbc.sql(
                        "select wants_launches, wants_feedback_requests, wants_updates from users where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> new MailPreferences(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                .optional()
                .orElse(MailPreferences.ALL);
    }

    /** Sets the mails that a user wants. Has no effect on a user who has never called the service. */
    public void want(UserId user, MailPreferences mails) {
        jdbc.sql("""
                update users set wants_launches = :launches, wants_feedback_requests = :feedbackRequests, wants_updates = :updates
                where user_id = :user
                """)
                .param("user", user.value())
                .param("launches", mails.launches())
                .param("feedbackRequests", mails.feedbackRequests())
                .param("updates", mails.updates())
                .update();
    }

    /** Sets those of the preferences that are not null, without losing a concurrent change of the others. */
    public void want(
            UserId user, @Nullable Boolean launches, @Nullable Boolean feedbackRequests, @Nullable Boolean updates) {
        jdbc.sql("""
                update users
                set wants_launches = coalesce(cast(:launches as boolean), wants_launches),
                    wants_feedback_requests = coalesce(cast(:feedbackRequests as boolean), wants_feedback_requests),
                    wants_updates = coalesce(cast(:updates as boolean), wants_updates)
                where user_id = :user
                """)
                .param("user", user.value())
                .param("launches", launches)
                .param("feedbackRequests", feedbackRequests)
                .param("updates", updates)
                .update();
    }

    /**
     * Sets those of the preferences that are not null, on the user's behalf; also for a user who was enrolled and
     * has never called the service.
     *
     * @return all preferences of the user, as they are now
     */
    @Transactional
    public MailPreferences wantOnBehalf(
            UserId user, @Nullable Boolean launches, @Nullable Boolean feedbackRequests, @Nullable Boolean updates) {
        jdbc.sql("insert into users (user_id, token_issued_at) values (:user, :never) on conflict do nothing")
                .param("user", user.value())
                .param("never", Timestamps.of(Instant.EPOCH))
                .update();
        MailPreferences before = mailPreferences(user);
        want(user, launches, feedbackRequests, updates);
        MailPreferences after = mailPreferences(user);
        trail.record(
                AuditAction.MAIL_PREFERENCES_CHANGED,
                AuditSubject.person(KnownPerson.user(user.value())),
                audited(before),
                audited(after));
        return after;
    }

    private static AuditValues audited(MailPreferences mails) {
        return AuditValues.of("launches", mails.launches())
                .with("feedbackRequests", mails.feedbackRequests())
                .with("updates", mails.updates());
    }

    /** Turns off the mails about one topic, without losing a concurrent change of another topic. */
    public void wantNoMore(UserId user, MailTopic topic) {
        MailPreferences left = MailPreferences.ALL.without(topic);
        jdbc.sql("""
                update users
                set wants_launches = wants_launches and :launches,
                    wants_feedback_requests = wants_feedback_requests and :feedbackRequests,
                    wants_updates = wants_updates and :updates
                where user_id = :user
                """)
                .param("user", user.value())
                .param("launches", left.launches())
                .param("feedbackRequests", left.feedbackRequests())
                .param("updates", left.updates())
                .update();
    }

    /**
     * Turns off all mails to the users with this address, in any spelling.
     *
     * @return how many users those are
     */
    public int wantNothing(String email) {
        return jdbc.sql("""
                update users set wants_launches = false, wants_feedback_requests = false, wants_updates = false
                where lower(email) = lower(:email)
                """).param("email", email).update();
    }

    /** Turns the mails about one topic on again, without losing a concurrent change of another topic. */
    public void wantAgain(UserId user, MailTopic topic) {
        MailPreferences others = MailPreferences.ALL.without(topic);
        jdbc.sql("""
                update users
                set wants_launches = wants_launches or not :launches,
                    wants_feedback_requests = wants_feedback_requests or not :feedbackRequests,
                    wants_updates = wants_updates or not :updates
                where user_id = :user
                """)
                .param("user", user.value())
                .param("launches", others.launches())
                .param("feedbackRequests", others.feedbackRequests())
                .param("updates", others.updates())
                .update();
    }

    /** Tokens carry whole seconds: of two tokens from the same second, the one seen later counts as newer. */
    private static boolean isNews(Profile seen, Profile known) {
        int age = seen.tokenIssuedAt().compareTo(known.tokenIssuedAt());
        return age > 0 || (age == 0 && differs(seen, known));
    }

    private static boolean differs(Profile seen, Profile known) {
        return adds(seen.email(), known.email())
                || adds(seen.name(), known.name())
                || adds(seen.locale(), known.locale());
    }

    private static boolean adds(@Nullable String seen, @Nullable String known) {
        return seen != null && !seen.equals(known);
    }
}
