package dev.earlyaccess.team;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@NotificationTest
class ReplyTest {

    private static final Profile HEDY = new Profile(new UserId("hedy"), null, "Hedy", null, MON_1_JUNE);

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @BeforeEach
    void beta() {
        scene.beta();
    }

    @Test
    void continuesTheThreadOfTheMailThatItRepliesTo() {
        NewFeedback feedback = byMail("ada@example.com", "Ada L.", "Re: What should we change about Dark mode?")
                .matchedTo(scene.feature().id(), ADA)
                .inThread("<answer@mail.example.com>", "<request@example.com> <other@mail.example.com>");
        CaughtMail mail = replied(received(feedback), "Thank you.\nWe will.");

        assertThat(mail.to()).isEqualTo("ada@example.com");
        assertThat(mail.subject()).isEqualTo("Re: What should we change about Dark mode?");
        assertThat(mail.header("In-Reply-To")).isEqualTo("<answer@mail.example.com>");
        assertThat(mail.header("References").split("\\s+"))
                .containsExactly("<request@example.com>", "<other@mail.example.com>", "<answer@mail.example.com>");
        assertThat(mail.header("From")).isEqualTo("beta-feedback@example.com");
        assertThat(mail.header("Reply-To")).startsWith("beta-feedback").endsWith("@example.com");
        assertThat(mail.text().replace("\r\n", "\n"))
                .startsWith("Thank you.\nWe will.\n\nHedy\n")
                .contains("You wrote:\n> The contrast is too low.\n> On every page.\n")
                .contains("feedback about Dark mode");
        assertThat(mail.html()).contains("Thank you.<br>We will.", "The contrast is too low.<br>On every page.");
    }

    @Test
    void isSentAsAPersonalMail() {
        CaughtMail mail = replied(received(byMail("ada@example.com", null, "Dark mode")), "Thank you.");

        assertThat(mail.header("Auto-Submitted")).isNull();
        assertThat(mail.header("List-Unsubscribe")).isNull();
    }

    @Test
    void aReplyToInAppFeedbackUsesTheUsersLanguage() {
        CaughtMail mail = replied(inbox.give(DARK_MODE, GRACE, "Zu dunkel.", 2, MON_1_JUNE), "Danke!");

        assertThat(mail.to()).isEqualTo("grace@example.com");
        assertThat(mail.subject()).isEqualTo("Re: Ihre Rückmeldung zu Dark mode");
        assertThat(mail.header("In-Reply-To")).isNull();
        assertThat(mail.header("References")).isNull();
        assertThat(mail.text()).contains("Danke!", "Sie schrieben:", "> Zu dunkel.");
        assertThat(scene.statusOf("feedback-reply", GRACE)).isEqualTo("sent");
    }

    @Test
    void goesToTheSenderEvenIfAnotherUserWasAsked() {
        NewFeedback forwarded = byMail("Max@Elsewhere.example", "Max", "Fwd: What should we change?")
                .matchedTo(scene.feature().id(), ADA);
        CaughtMail mail = replied(received(forwarded), "Hello Max.");

        assertThat(mail.to()).isEqualTo("Max@Elsewhere.example");
        assertThat(mail.subject()).isEqualTo("Re: Fwd: What should we change?");
        assertThat(scene.statusOf("feedback-reply", new UserId("max@elsewhere.example")))
                .isEqualTo("sent");
    }

    @Test
    void isAlsoSentForUnmatchedFeedback() {
        CaughtMail mail = replied(received(byMail("max@example.com", null, null)), "Which feature do you mean?");

        assertThat(mail.to()).isEqualTo("max@example.com");
        assertThat(mail.subject()).isEqualTo("Re:");
        assertThat(mail.text()).contains("This is a reply to your feedback.");
    }

    @ParameterizedTest
    @CsvSource({
        "Dark mode, Re: Dark mode",
        "RE: Dark mode, RE: Dark mode",
        "AW: Dark mode, AW: Dark mode",
        "Re[2]: Dark mode, Re[2]: Dark mode",
        "Regarding dark mode, Re: Regarding dark mode",
        "Größe, Re: Größe"
    })
    void hasTheSubjectOfTheFeedback(String subject, String of) {
        assertThat(replied(received(byMail("ada@example.com", null, subject)), "Yes.")
                        .subject())
                .isEqualTo(of);
    }

    @Test
    void letsNobodyWriteHeadersOfOurMails() {
        NewFeedback feedback = byMail("ada@example.com", "Ada", "Dark\r\nBcc: eve@example.com\r\n\r\nmode")
                .inThread("<a@example.com>", "<b@example.com>\r\nBcc: eve@example.com <c d@example.com> x");
        CaughtMail mail = replied(received(feedback), "Yes.\r\n.\r\nBcc: eve@example.com");

        assertThat(mail.header("Bcc")).isNull();
        assertThat(mail.header("References").split("\\s+")).containsExactly("<b@example.com>", "<a@example.com>");
    }

    @Test
    void beginsAThreadIfTheMessageIdIsInvalid() {
        CaughtMail mail = replied(
                received(byMail("ada@example.com", "Ada", "Dark mode").inThread("not an id", "<b@example.com>")),
                "Yes.");

        assertThat(mail.header("In-Reply-To")).isNull();
        assertThat(mail.header("References")).isNull();
    }

    @Test
    void namesTheNearestOfVeryManyReferences() {
        String references = String.join(
                " ",
                IntStream.range(0, 500).mapToObj(n -> "<" + n + "@example.com>").toList());
        CaughtMail mail = replied(
                received(byMail("ada@example.com", "Ada", "Dark mode").inThread("<last@example.com>", references)),
                "Yes.");

        assertThat(mail.header("References").split("\\s+"))
                .hasSize(20)
                .startsWith("<481@example.com>")
                .endsWith("<499@example.com>", "<last@example.com>");
    }

    @Test
    void goesAheadOfALaunch() {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, owed_at, due_at)
                select 'launch', 'user-' || n, 'launch:dark-mode', 1, :at, :at from generate_series(1, 1000) n
                """)
                .param("at", MON_1_JUNE.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into users (user_id, email, token_issued_at)
                select 'user-' || n, 'user-' || n || '@example.com', :at from generate_series(1, 1000) n
                """).param("at", MON_1_JUNE.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || n, 1, 'opted-in', 'launch', :at from generate_series(1, 1000) n
                """).param("at", MON_1_JUNE.atOffset(ZoneOffset.UTC)).update();
        reply(received(byMail("ada@example.com", "Ada", "Dark mode")), "Yes.");
        scene.dispatched();

        List<CaughtMail> mails = scene.newMails();
        assertThat(mails).hasSize(1_001);
        assertThat(mails.subList(0, 8)).extracting(CaughtMail::subject).contains("Re: Dark mode");
    }

    @Test
    void isNotOwedIfTheReplyIsRolledBack() {
        Feedback feedback = received(byMail("ada@example.com", "Ada", "Dark mode"));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    reply(feedback, "Yes.");
                    throw new IllegalStateException("And then something else failed");
                }))
                .hasMessageContaining("something else");
        assertThat(scene.owed()).isZero();
    }

    @Test
    void waitsForAnAddressThatWentAwayInVain() {
        reply(inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE), "Yes.");
        suppressions.suppress(refused("ada@example.com", "550 No such user"), MON_1_JUNE);
        scene.dispatched();

        assertThat(scene.newMails()).isEmpty();
        assertThat(scene.statusOf("feedback-reply", ADA)).isEqualTo("cancelled");
    }

    @Test
    void delaysNoOtherMailIfTheReplyIsGone() {
        Feedback erased = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        reply(erased, "Yes.");
        reply(inbox.give(DARK_MODE, GRACE, "Zu dunkel.", null, MON_1_JUNE), "Ja.");
        jdbc.sql("delete from feedback_reply where feedback_id = :id")
                .param("id", erased.id())
                .update();
        scene.dispatched();

        assertThat(scene.newMails()).extracting(CaughtMail::to).containsExactly("grace@example.com");
        assertThat(scene.statusOf("feedback-reply", ADA)).isEqualTo("failed");
    }

    private static NewFeedback byMail(String from, String name, String subject) {
        return NewFeedback.byMail(FeedbackSource.MAIL, from, name, subject, "The contrast is too low.\nOn every page.");
    }

    private Feedback received(NewFeedback feedback) {
        return inbox.receive(feedback, MON_1_JUNE).orElseThrow();
    }

    private void reply(Feedback feedback, String text) {
        inbox.reply(feedback.id(), FeedbackReaders.ALL, text, HEDY, MON_1_JUNE);
    }

    private CaughtMail replied(Feedback feedback, String text) {
        reply(feedback, text);
        scene.dispatched();
        List<CaughtMail> mails = scene.newMails();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
