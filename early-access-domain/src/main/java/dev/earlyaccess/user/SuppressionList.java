package dev.earlyaccess.user;

import dev.earlyaccess.shared.Timestamps;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The addresses that mail can't reach. A user with such an address is sent no mail until the user has another address. Mails
 * that are owed to the address itself, as to a member of the team, are not sent until somebody asks for a retry. Addresses
 * are compared without regard to case.
 */
@Repository
public class SuppressionList {

    /** An SQL condition: the user {@code u} has an address, and it is not suppressed. */
    public static final String REACHABLE = """
             u.email is not null
                and not exists (select from suppressed_address s where s.email = lower(u.email))
            """;

    private final JdbcClient jdbc;

    SuppressionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sends nothing more to an address, whether or not anybody is known to have it.
     *
     * @param reason what the mail server said
     * @return whether that changed anything
     */
    public boolean suppress(String email, String reason, Instant at) {
        return jdbc.sql("""
                        insert into suppressed_address as known (email, reason, suppressed_at)
                        values (lower(:email), :reason, :at)
                        on conflict (email) do update
                        set reason = excluded.reason, suppressed_at = excluded.suppressed_at, retried = false
                        where known.retried
                        """)
                        .param("email", email)
                        .param("reason", reason)
                        .param("at", Timestamps.of(at))
                        .update()
                == 1;
    }

    /** Sends again what is owed to the address itself. A user who has the address is still sent nothing. */
    public void retry(String email) {
        jdbc.sql("update suppressed_address set retried = true where email = lower(:email)")
                .param("email", email)
                .update();
    }
}
