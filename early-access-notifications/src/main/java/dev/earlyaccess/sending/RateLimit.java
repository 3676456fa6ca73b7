package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Limits how many mails all instances together send: a token bucket in the database, which is refilled by the
 * database's clock. It holds the tokens of a fifth of a second, so that no second sees many more mails than
 * the limit. Without the setting {@code early-access.mail.max-per-second} it makes no statement.
 */
@Component
class RateLimit {

    private static final int BUCKETS_PER_SECOND = 5;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final @Nullable Integer perSecond;

    RateLimit(JdbcClient jdbc, TransactionOperations transaction, MailSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.perSecond = settings.maxPerSecond();
    }

    /** Takes tokens for at most {@code wanted} mails. Returns how many mails may be sent now. */
    int take(int wanted) {
        if (perSecond == null) {
            return wanted;
        }
        return transaction.execute(status -> {
            int taken = Math.min(wanted, refill(perSecond));
            subtract(taken);
            return taken;
        });
    }

    /** Gives the tokens back of mails that were not sent. */
    void giveBack(int tokens) {
        if (perSecond != null) {
            subtract(-tokens);
        }
    }

    /** Locks the bucket's row until the transaction ends, so that no two instances take the same token. */
    private int refill(int perSecond) {
        return jdbc.sql("""
                insert into mail_allowance as bucket (tokens, refilled_at) values (:most, clock_timestamp())
                on conflict (id) do update
                set tokens = least(:most, bucket.tokens + :perSecond *
                        greatest(0, extract(epoch from clock_timestamp() - bucket.refilled_at))),
                    refilled_at = clock_timestamp()
                returning floor(tokens)
                """)
                .param("most", Math.max(1.0, perSecond * 1.0 / BUCKETS_PER_SECOND))
                .param("perSecond", perSecond)
                .query(Integer.class)
                .single();
    }

    private void subtract(int tokens) {
        if (tokens != 0) {
            jdbc.sql("update mail_allowance set tokens = tokens - :tokens")
                    .param("tokens", tokens)
                    .update();
        }
    }
}
