package dev.earlyaccess.scheduling;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the erasure of a person wait for transactions that owe mails to many recipients. Such a transaction may have
 * read the person as a recipient before the erasure, and may write the delivery after it.
 */
@Component
public class RecipientLock {

    static final String SHARED = " pg_advisory_xact_lock_shared(hashtextextended('recipients', 0)) ";

    private final JdbcClient jdbc;

    RecipientLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before this transaction reads the recipients of mails that it will owe. */
    public void share() {
        jdbc.sql("select 1 from" + SHARED).query(Integer.class).single();
    }

    /** Waits for all transactions that share the lock, and keeps others from sharing it until this one ends. */
    public void await() {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended('recipients', 0))")
                .query(Integer.class)
                .single();
    }
}
