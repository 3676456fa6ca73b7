package dev.earlyaccess.privacy;

import dev.earlyaccess.user.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out by which addresses and names the service knows a user. */
@Repository
public class DataSubjects {

    private final JdbcClient jdbc;

    DataSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The user with all addresses that the service has seen for this id; empty if it has never seen the id. */
    public Optional<DataSubject> find(UserId user) {
        boolean isSeen =
                jdbc.sql("""
                select exists (select from users where user_id = :user)
                    or exists (select from enrollment where user_id = :user)
                    or exists (select from feedback where user_id = :user)
                    or exists (select from delivery where recipient = :user)
                    or exists (select from suppressed_address where user_id = :user)
                    or exists (select from audit_person where user_id = :user)
                """).param("user", user.value()).query(Boolean.class).single();
        return isSeen ? Optional.of(with(user, ownAddresses(user))) : Optional.empty();
    }

    /**
     * The user who calls. An address that the token does not prove may be somebody else's, so nothing is found or
     * erased by it.
     *
     * @param provenEmail the address in the user's token; null if the token does not prove one
     */
    public DataSubject self(UserId user, @Nullable String provenEmail) {
        return with(user, provenEmail == null ? Set.of() : Set.of(provenEmail.toLowerCase(Locale.ROOT)));
    }

    private DataSubject with(UserId user, Set<String> emails) {
        return new DataSubject(user, withoutThoseOfOthers(emails, user), names(user));
    }

    private Set<String> ownAddresses(UserId user) {
        return new TreeSet<>(
                jdbc.sql("""
                select lower(email) from users where user_id = :user and email is not null
                union select lower(email) from audit_person where user_id = :user and email is not null
                union select lower(email) from suppressed_address where user_id = :user
                union select email from feedback_group_member where user_id = :user
                union select lower(sender_email) from feedback
                    where user_id = :user and sender_is_user and sender_email is not null
                """).param("user", user.value()).query(String.class).list());
    }

    private Set<String> withoutThoseOfOthers(Set<String> emails, UserId user) {
        Set<String> own = new TreeSet<>(emails);
        jdbc.sql("select lower(email) from users where lower(email) = any (:emails) and user_id <> :user")
                .param("emails", emails.toArray(String[]::new))
                .param("user", user.value())
                .query(String.class)
                .list()
                .forEach(own::remove);
        return own;
    }

    private Set<String> names(UserId user) {
        return new TreeSet<>(
                jdbc.sql("""
                select name from users where user_id = :user and name is not null
                union select name from audit_person where user_id = :user and name is not null
                union select by_name from feedback_reply where by_user = :user and by_name is not null
                union select sender_name from feedback
                    where user_id = :user and sender_is_user and sender_name is not null
                """).param("user", user.value()).query(String.class).list());
    }
}
