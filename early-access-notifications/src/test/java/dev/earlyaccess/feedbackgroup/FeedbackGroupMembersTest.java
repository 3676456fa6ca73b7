package dev.earlyaccess.feedbackgroup;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class FeedbackGroupMembersTest {

    private static final String OWNER = "design@example.com";

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    private FeedbackGroup group;

    @BeforeEach
    void execs() {
        group = new FeedbackGroup(jdbc, new GroupSettings(List.of("Boss@Example.com")));
    }

    @Test
    void areOwnersAndExecsBeforeAnybodyJoins() {
        scene.beta();

        assertThat(group.members("", 10))
                .extracting(Member::email, Member::isOwner, Member::isExec, Member::mails)
                .containsExactly(
                        tuple("boss@example.com", false, true, AnswerMails.DAILY_DIGEST),
                        tuple(OWNER, true, false, AnswerMails.DAILY_DIGEST));
    }

    @Test
    void areThereOnceWhateverMakesThemMembers() {
        scene.beta();
        group = new FeedbackGroup(jdbc, new GroupSettings(List.of(OWNER.toUpperCase())));
        group.choose("Design@example.com", AnswerMails.EVERY_ANSWER, null, MON_1_JUNE);

        assertThat(group.members("", 10))
                .containsExactly(new Member(OWNER, AnswerMails.EVERY_ANSWER, null, true, true, MON_1_JUNE));
    }

    @Test
    void getTheMailsThatWereChosenForTheirAddress() {
        scene.beta();
        group.choose("boss@example.com", AnswerMails.NONE, null, MON_1_JUNE);
        group.choose("hedy@example.com", AnswerMails.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);

        assertThat(group.addressesFor(AnswerMails.DAILY_DIGEST)).containsExactly(OWNER);
        assertThat(group.addressesFor(AnswerMails.EVERY_ANSWER)).containsExactly("hedy@example.com");
        assertThat(group.addressesFor(AnswerMails.NONE)).containsExactly("boss@example.com");
        assertThat(group.addresses()).containsExactly(OWNER, "hedy@example.com");
    }

    @Test
    void keepTheirUserWhereAnAdminChoosesForThem() {
        group.choose("hedy@example.com", AnswerMails.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);

        assertThat(group.choose("hedy@example.com", AnswerMails.NONE, null, MON_1_JUNE)
                        .user())
                .isEqualTo(Scene.ADA);
    }

    @Test
    void areNamedByTheirAddresses() {
        assertThatThrownBy(() -> new GroupSettings(List.of("the boss")))
                .hasMessageContaining("early-access.feedback.execs");
    }
}
