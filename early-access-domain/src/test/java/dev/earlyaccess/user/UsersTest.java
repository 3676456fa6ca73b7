package dev.earlyaccess.user;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.testing.DatabaseTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class UsersTest {

    private static final UserId ADA = new UserId("ada");
    private static final Instant EARLIER = MON_1_JUNE.minusSeconds(1);
    private static final Instant LATER = MON_1_JUNE.plusSeconds(1);

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepWhatAUsersTokenSays() {
        assertThat(users.find(ADA)).isEmpty();

        users.saw(said("ada@example.com", MON_1_JUNE));
        users.saw(new Profile(new UserId("bob"), null, null, null, MON_1_JUNE));

        assertThat(users.find(ADA)).contains(said("ada@example.com", MON_1_JUNE));
        assertThat(users.find(new UserId("bob")))
                .contains(new Profile(new UserId("bob"), null, null, null, MON_1_JUNE));
    }

    @Test
    void believeANewerTokenAndNeverAnOlderOne() {
        users.saw(said("new@example.com", MON_1_JUNE));

        users.saw(said("old@example.com", EARLIER));
        assertThat(users.find(ADA)).contains(said("new@example.com", MON_1_JUNE));

        users.saw(said("newest@example.com", LATER));
        assertThat(users.find(ADA)).contains(said("newest@example.com", LATER));
    }

    @Test
    void believeTheTokenSeenLaterOfTwoFromTheSameSecond() {
        users.saw(said("first@example.com", MON_1_JUNE));
        users.saw(said("second@example.com", MON_1_JUNE));

        assertThat(users.find(ADA)).contains(said("second@example.com", MON_1_JUNE));
    }

    @Test
    void keepWhatANewerTokenLeavesOut() {
        users.saw(said("ada@example.com", MON_1_JUNE));
        users.saw(new Profile(ADA, null, "Ada King", null, LATER));

        assertThat(users.find(ADA)).contains(new Profile(ADA, "ada@example.com", "Ada King", "en-GB", LATER));
    }

    @Test
    void learnWhatAnEarlierTokenOfTheSameSecondLeftOut() {
        users.saw(new Profile(ADA, null, "Ada", "en-GB", MON_1_JUNE));
        users.saw(said("ada@example.com", MON_1_JUNE));

        assertThat(users.find(ADA)).contains(said("ada@example.com", MON_1_JUNE));
    }

    @Test
    void writeNothingForATokenThatWasSeenBefore() {
        users.saw(said("ada@example.com", MON_1_JUNE));
        String written = writtenBy();

        users.saw(said("ada@example.com", MON_1_JUNE));
        users.saw(new Profile(ADA, null, null, null, MON_1_JUNE));
        users.saw(said("old@example.com", EARLIER));
        assertThat(writtenBy()).isEqualTo(written);

        users.saw(said("ada@example.com", LATER));
        assertThat(writtenBy()).isNotEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void wantNoMoreOfOneTopicAndAllTheRestAsBefore(MailTopic topic) {
        users.saw(said("ada@example.com", MON_1_JUNE));
        users.want(ADA, MailPreferences.ALL.without(MailTopic.UPDATES));

        users.wantNoMore(ADA, topic);

        MailPreferences left = users.mailPreferences(ADA);
        assertThat(MailTopic.values())
                .allMatch(other -> left.wants(other) == (other != topic && other != MailTopic.UPDATES));
    }

    @Test
    void wantNothingMoreWithoutHavingBeenSeen() {
        users.wantNoMore(ADA, MailTopic.LAUNCHES);

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
        assertThat(users.find(ADA)).isEmpty();
    }

    private static Profile said(String email, Instant issuedAt) {
        return new Profile(ADA, email, "Ada", "en-GB", issuedAt);
    }

    /** The transaction that wrote the row: another one even where a write changed nothing. */
    private String writtenBy() {
        return jdbc.sql("select xmin::text from users where user_id = 'ada'")
                .query(String.class)
                .single();
    }
}
