package dev.earlyaccess.mail;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** The key under which links are signed: made by whichever instance needs one first, and shared by all. */
@Component
class SigningKey {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SingletonSupplier<byte[]> key = SingletonSupplier.of(this::agreeForGood);

    SigningKey(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    byte[] bytes() {
        return key.obtain();
    }

    /** In a transaction of its own: the key outlives whatever transaction it is needed in, even if that is undone. */
    private byte[] agreeForGood() {
        return transaction.execute(status -> agree());
    }

    private byte[] agree() {
        jdbc.sql("insert into signing_key (id, key) values (1, :key) on conflict do nothing")
                .param("key", random())
                .update();
        return jdbc.sql("select key from signing_key").query(byte[].class).single();
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
