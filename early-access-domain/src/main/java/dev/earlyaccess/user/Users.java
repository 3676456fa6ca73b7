package dev.earlyaccess.user;

import dev.earlyaccess.shared.Timestamps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users that the service has seen, each with the profile that their newest token told. */
@Repository
public class Users {

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the newest token of this user said, if the service has seen one. */
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
     * Keeps what a user's token says, unless it is older than what is kept. What the token leaves out stays as it was.
     * Costs one read, and a write only for a token that was not seen before.
     */
    public void saw(Profile profile) {
        if (find(profile.user()).filter(known -> !isNews(profile, known)).isPresent()) {
            return;
        }
        jdbc.sql("""
                insert into users as known (user_id, email, name, locale, token_issued_at)
                values (:user, :email, :name, :locale, :issuedAt)
                on conflict (user_id) do update
                set email = coalesce(excluded.email, known.email),
                    name = coalesce(excluded.name, known.name),
                    locale = coalesce(excluded.locale, known.locale),
                    token_issued_at = excluded.token_issued_at
                where known.token_issued_at <= excluded.token_issued_at
                """)
                .param("user", profile.user().value())
                .param("email", profile.email())
                .param("name", profile.name())
                .param("locale", profile.locale())
                .param("issuedAt", Timestamps.of(profile.tokenIssuedAt()))
                .update();
    }

    /** Which mails this user wants: all, for one who never said. */
    public MailPreferences mailPreferences(UserId user) {
        return jdbc.sql(
                        "select wants_launches, wants_feedback_requests, wants_updates from users where user_id = :user")
                .param("user", user.value())
                .query((row, n) -> new MailPreferences(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                .optional()
                .orElse(MailPreferences.ALL);
    }

    /** Sets which mails a user wants whom the service has seen. */
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

    /** Turns off the mails about one topic, whatever else the user may be choosing at the same moment. */
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

    /** Tokens are dated in whole seconds: of two from the same second the one seen later counts as newer. */
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
