package dev.earlyaccess.user;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.testing.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class SuppressionListTest {

    private static final UserId ADA = new UserId("ada");

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void users() {
        users.saw(new Profile(ADA, "Ada@Example.com", "Ada", "en", MON_1_JUNE));
        users.saw(new Profile(new UserId("grace"), "grace@example.com", "Grace", "en", MON_1_JUNE));
        users.saw(new Profile(new UserId("linus"), null, "Linus", "fi", MON_1_JUNE));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(reachable()).containsExactly("ada", "grace");
    }

    @Test
    void anAddressIsSuppressedInAnyCase() {
        assertThat(suppress("ADA@example.com")).isTrue();
        assertThat(suppress("ada@example.com")).isFalse();

        assertThat(reachable()).containsExactly("grace");
    }

    @Test
    void aUserWithAnotherAddressIsReachable() {
        suppress("ada@example.com");

        users.saw(new Profile(ADA, "ada@new.example", "Ada", "en", MON_1_JUNE.plusSeconds(1)));
        assertThat(reachable()).containsExactly("ada", "grace");

        users.saw(new Profile(ADA, "Ada@Example.com", "Ada", "en", MON_1_JUNE.plusSeconds(2)));
        assertThat(reachable()).containsExactly("grace");
    }

    @Test
    void anotherSpellingIsAnotherAddressOfAUser() {
        suppress("ada@example.com");

        users.saw(new Profile(ADA, "ada@example.com", "Ada", "en", MON_1_JUNE.plusSeconds(1)));
        assertThat(reachable()).containsExactly("ada", "grace");

        assertThat(suppress("ADA@example.com")).isTrue();
        assertThat(reachable()).containsExactly("grace");
    }

    @Test
    void aUserWhoGetsASuppressedAddressIsReachable() {
        suppress("linus@example.com");
        suppress("ada@example.com");

        users.saw(new Profile(new UserId("linus"), "linus@example.com", "Linus", "fi", MON_1_JUNE.plusSeconds(1)));
        users.saw(new Profile(new UserId("zoe"), "Ada@Example.com", "Zoe", "en", MON_1_JUNE));
        assertThat(reachable()).containsExactly("grace", "linus", "zoe");

        assertThat(suppress("linus@example.com")).isTrue();
        assertThat(suppress("ada@example.com")).isTrue();
        assertThat(reachable()).containsExactly("grace");
    }

    @Test
    void aRetriedAddressStaysSuppressedForItsUser() {
        suppress("ada@example.com");

        suppressions.retry("Ada@example.com");

        assertThat(reachable()).containsExactly("grace");
        assertThat(suppress("ada@example.com")).isTrue();
        assertThat(suppress("ada@example.com")).isFalse();
    }

    private boolean suppress(String email) {
        return suppressions.suppress(email, "550 No such user", MON_1_JUNE);
    }

    private List<String> reachable() {
        return jdbc.sql("select user_id from users u where " + SuppressionList.REACHABLE + " order by user_id")
                .query(String.class)
                .list();
    }
}
