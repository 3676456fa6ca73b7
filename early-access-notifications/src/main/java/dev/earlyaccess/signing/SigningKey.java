package dev.earlyaccess.signing;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** The key that signs links and tickets. The first instance that needs it makes it, and all instances share it. */
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

    /** In a transaction of its own, so that the key stays even if the caller's transaction is rolled back. */
    private byte[] agreeForGood() {
        return transaction.execute(status -> agree());
    }

    private byte[] agree() {
        Optional<byte[]> agreed = stored();
        if (agreed.isPresent()) { // also while the database is read-only
            return agreed.get();
        }
        jdbc.sql("insert into signing_key (id, key) values (1, :key) on conflict do nothing")
                .param("key", random())
                .update();
        return stored().orElseThrow();
    }

    private Optional<byte[]> stored() {
        return jdbc.sql("select key from signing_key").query(byte[].class).optional();
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
