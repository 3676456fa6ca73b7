package dev.earlyaccess.user;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void listsAddressesWithTheirReports() {
        suppressions.suppress(
                new UnreachableReport("ADA@example.com", "550 5.1.1 no such user", "5.1.1", ReportSource.MAIL, 17L),
                MON_1_JUNE);
        suppressions.suppress(refused("zoe@example.com", "550 No such user"), MON_1_JUNE.plusSeconds(1));
        users.saw(new Profile(new UserId("ada2"), "ada@example.com", "Ada", "en", MON_1_JUNE));
        suppress("ada@example.com");

        List<Suppression> all = suppressions.after("", 10);

        assertThat(all)
                .containsExactly(
                        new Suppression(
                                "ada@example.com",
                                List.of(ADA, new UserId("ada2")),
                                "550 5.1.1 no such user",
                                "5.1.1",
                                ReportSource.MAIL,
                                17L,
                                MON_1_JUNE),
                        new Suppression(
                                "zoe@example.com",
                                List.of(),
                                "550 No such user",
                                null,
                                ReportSource.SMTP,
                                null,
                                MON_1_JUNE.plusSeconds(1)));
        assertThat(suppressions.after("", 1)).isEqualTo(all.subList(0, 1));
        assertThat(suppressions.after("ada@example.com", 10)).isEqualTo(all.subList(1, 2));
    }

    @Test
    void aRemovedAddressIsReachableForEverybody() {
        suppress("ada@example.com");
        suppress("grace@example.com");

        suppressions.remove("ADA@example.com");

        assertThat(reachable()).containsExactly("ada");
        assertThat(suppressions.after("", 10)).extracting(Suppression::email).containsExactly("grace@example.com");
        assertThatThrownBy(() -> suppressions.remove("ada@example.com")).isInstanceOf(NotSuppressed.class);
    }

    @Test
    void knowsWhatKeepsAMailFromAUser() {
        suppress("ada@example.com");
        users.want(new UserId("grace"), MailPreferences.ALL.without(MailTopic.UPDATES));

        assertThat(obstacles(MailTopic.UPDATES)).containsExactly("suppressed", "not-wanted", "no-address");
        assertThat(obstacles(MailTopic.LAUNCHES)).containsExactly("suppressed", "null", "no-address");
        assertThat(obstacles(MailTopic.FEEDBACK_REQUESTS)).containsExactly("suppressed", "null", "no-address");
    }

    private List<String> obstacles(MailTopic topic) {
        return jdbc.sql("select coalesce(" + MailObstacle.sql(topic) + ", 'null') from users u "
                        + MailObstacle.SUPPRESSION + " order by u.user_id")
                .query(String.class)
                .list();
    }

    private boolean suppress(String email) {
        return suppressions.suppress(refused(email, "550 No such user"), MON_1_JUNE);
    }

    private List<String> reachable() {
        return jdbc.sql("select user_id from users u where " + SuppressionList.REACHABLE + " order by user_id")
                .query(String.class)
                .list();
    }
}
