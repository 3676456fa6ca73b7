package dev.earlyaccess.user;

import dev.earlyaccess.shared.Timestamps;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The addresses that mail can't reach. A user who had an address when mail could not reach it gets no mail
 * there; a user who gets the address later does. Members of the feedback group get no mail there until
 * somebody asks for a retry, even if they become members later.
 */
@Repository
public class SuppressionList {

    /** An SQL condition: the user {@code u} has an address, and it is not suppressed for this user. */
    public static final String REACHABLE = """
             (u.email is not null
                and not exists (select from suppressed_address s where s.email = u.email and s.user_id = u.user_id))
            """;

    private final JdbcClient jdbc;

    SuppressionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Suppresses an address for the users who have it, in any spelling, and for the feedback group.
     *
     * @param reason what the mail server said
     * @return whether that changed anything
     */
    public boolean suppress(String email, String reason, Instant at) {
        return jdbc.sql("""
                        insert into suppressed_address (email, user_id, reason, suppressed_at)
                        select email, user_id, :reason, :at from users where lower(email) = lower(:email)
                        union all select lower(:email), null, :reason, :at
                        on conflict do nothing
                        """)
                        .param("email", email)
                        .param("reason", reason)
                        .param("at", Timestamps.of(at))
                        .update()
                > 0;
    }

    /** Sends mails to members of the feedback group with this address again, but not to a suppressed user. */
    public void retry(String email) {
        jdbc.sql("delete from suppressed_address where email = lower(:email) and user_id is null")
                .param("email", email)
                .update();
    }
}
