package dev.earlyaccess.sending;

import dev.earlyaccess.mail.MailSettings;
import dev.earlyaccess.outbox.ClaimedDelivery;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How many mails all instances together may send: a bucket of tokens in the database, which fills by the database's clock.
 * It holds a fifth of a second's worth, so that no second ever sees many more. Without the setting it costs nothing.
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

    /**
     * What was claimed within the limit.
     *
     * @param isRationed whether the limit is why there was not more
     */
    record Claimed(List<ClaimedDelivery> claims, boolean isRationed) {}

    /** Lets somebody claim as many as are wanted, or as may be sent now if those are fewer. */
    Claimed claim(int wanted, IntFunction<List<ClaimedDelivery>> claiming) {
        if (perSecond == null) {
            return new Claimed(claiming.apply(wanted), false);
        }
        return transaction.execute(status -> {
            int allowed = Math.min(wanted, refilled(perSecond));
            List<ClaimedDelivery> claims = claiming.apply(allowed);
            take(claims.size());
            return new Claimed(claims, claims.size() == allowed && allowed < wanted);
        });
    }

    /** Holds the bucket's row until the transaction ends, so that no two instances take the same token. */
    private int refilled(int perSecond) {
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

    private void take(int tokens) {
        if (tokens != 0) {
            jdbc.sql("update mail_allowance set tokens = tokens - :tokens")
                    .param("tokens", tokens)
                    .update();
        }
    }

    /** For mails that were claimed and then not sent. */
    void giveBack(int tokens) {
        if (perSecond != null) {
            take(-tokens);
        }
    }
}
