package dev.earlyaccess.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationTest
class SigningKeyTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void isSharedBetweenInstances() {
        SignedTokens here = new SignedTokens(new SigningKey(jdbc, transactions));
        SignedTokens there = new SignedTokens(new SigningKey(jdbc, transactions));

        assertThat(there.read("switch-off", here.sign("switch-off", "dark-mode:ada")))
                .contains("dark-mode:ada");
    }

    @Test
    void staysAfterARollback() {
        SigningKey key = new SigningKey(jdbc, transactions);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            key.bytes();
            status.setRollbackOnly();
        });

        assertThat(new SigningKey(jdbc, transactions).bytes()).isEqualTo(key.bytes());
    }
}
