package dev.earlyaccess.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.RowsRead;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.shared.Timestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much PostgreSQL reads to owe a page of cancelled launch mails again. */
@NotificationTest
class LaunchMailsOwedAgainTest {

    private static final int USERS = 20_000;
    private static final int PAGE = 500;

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mails() {
        scene.beta();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || to_char(n, 'FM00000'), 'user-' || n || '@example.com', now()
                from generate_series(1, :users) n
                """).param("users", USERS).update();
        insert("general-availability", "sent");
        jdbc.sql("analyze users, delivery, suppressed_address").update();
        insert("launch", "cancelled");
    }

    private void insert(String kind, String status) {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, status, owed_at, due_at, settled_at, settled_version)
                select :kind, user_id, :kind || ':dark-mode', :feature, :status, now(), now(), now(), 1
                from users where user_id like 'user-%'
                """)
                .param("kind", kind)
                .param("status", status)
                .param("feature", scene.feature().id())
                .update();
    }

    /** PostgreSQL may read all users once, but must not compare each mail with each user of the page. */
    @Test
    void areComparedWithFewUsers() {
        assertThat(RowsRead.in(page())).isLessThan(USERS + PAGE * 30L);
    }

    /** Half of all mails are of this kind, and they stand behind the others. */
    @Test
    void areFoundBehindManyOthers() {
        jdbc.sql("analyze delivery").update();

        assertThat(RowsRead.in(page(), "delivery")).isLessThan(PAGE * 5L);
    }

    private JdbcClient.StatementSpec page() {
        return RowsRead.by(jdbc, Outbox.oweAgainSql(PAGE))
                .param("feature", scene.feature().id())
                .param("launch", 1)
                .param("version", 2)
                .param("now", Timestamps.of(scene.clock.instant()));
    }
}
