package dev.earlyaccess.inbound;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.audit.AuditEntry;
import dev.earlyaccess.audit.AuditFilter;
import dev.earlyaccess.audit.AuditHistory;
import dev.earlyaccess.audit.AuditPosition;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackFilter;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.inbound.parsing.Sample;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.ReplyAddresses;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.BounceReceiver;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.team.TeamReplies;
import dev.earlyaccess.update.UpdateSweep;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** People answer the service's mails with real mails: over SMTP into its mailbox, over IMAP into its inbox. */
@NotificationTest
class MailConversationTest {

    /** The owner of every test feature. */
    private static final String OWNER = "design@example.com";

    private static final String AUTHENTIC =
            "Authentication-Results: mx.example.com; dmarc=pass header.from=example.com";

    @Autowired
    private AuditHistory history;

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private ReplyMatcher matcher;

    @Autowired
    private AnsweredMails answeredMails;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private ReplyAddresses addresses;

    @Autowired
    private BounceReceiver bounces;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InboundReplies replies;

    @Autowired
    private FeedbackInbox inbox;

    private FeedbackMailbox mailbox;

    @BeforeEach
    void openMailbox() throws IOException {
        mailbox = new FeedbackMailbox();
    }

    @AfterEach
    void closeMailbox() throws IOException {
        mailbox.close();
    }

    @Test
    void aLaunchMailIsAnsweredByItsReader() {
        scene.concept().optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.dispatched();

        answers("ada@example.com", onlyMail(), "At last!");

        Feedback answer = onlyFeedback();
        assertThat(answer.text()).isEqualTo("At last!");
        assertThat(answer.about().key()).isEqualTo(DARK_MODE);
        assertThat(answer.stage()).isEqualTo(Stage.BETA);
        assertThat(answer.author().user()).isEqualTo(ADA);
        assertThat(answer.author().isUser()).isTrue();
    }

    @Test
    void anUpdateIsAnsweredByItsReader(@Autowired Updates updates, @Autowired UpdateSweep sweep) {
        scene.concept().optsIn(ADA);
        updates.post(DARK_MODE, new UpdateText("Soon", "It comes in June."), ADMIN);
        scene.clock.forward(Duration.ofSeconds(2));
        sweep.run();
        scene.dispatched();

        answers("ada@example.com", onlyMail(), "I need it at night.");

        assertThat(onlyFeedback().about().key()).isEqualTo(DARK_MODE);
        assertThat(onlyFeedback().stage()).isEqualTo(Stage.CONCEPT);
        assertThat(onlyFeedback().author().user()).isEqualTo(ADA);
    }

    @Test
    void anAnnouncementIsAnsweredAfterTheFeatureIsArchived(
            @Autowired UpdateSweep sweep, @Autowired FeatureLifecycle lifecycle) {
        scene.beta().optsIn(ADA);
        TransitionRequest announced = new TransitionRequest(Stage.GENERAL_AVAILABILITY, "Because", true, false);
        lifecycle.move(DARK_MODE, version -> true, announced, ADMIN);
        scene.clock.forward(Duration.ofSeconds(2));
        sweep.run();
        scene.dispatched();
        CaughtMail announcement = onlyMail();
        scene.movedTo(Stage.ARCHIVED);

        answers("ada@example.com", announcement, "I will miss it.");

        assertThat(onlyFeedback().about().key()).isEqualTo(DARK_MODE);
        assertThat(onlyFeedback().stage()).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void theTeamsMailIsAnsweredByItsOwner() {
        Feedback said = adaSaysToTheTeam("Too dark.");
        CaughtMail notice = onlyMail();
        assertThat(notice.text()).startsWith("Reply to this mail, and your reply goes to Ada <ada@example.com>.");
        assertThat(notice.html()).contains("Reply to this mail, and your reply goes to Ada &lt;ada@example.com&gt;.");
        assertThat(notice.text()).doesNotContain("nobody reads");

        answers("Katherine <Design@example.com>", notice, "We make it lighter.\n\nKatherine", AUTHENTIC);
        answers("Katherine <Design@example.com>", notice, "We make it lighter.\n\nKatherine", AUTHENTIC);
        scene.dispatched();

        CaughtMail reply = onlyMail();
        assertThat(reply.to()).isEqualTo("ada@example.com");
        assertThat(reply.text())
                .startsWith("We make it lighter.")
                .contains("> Too dark.")
                .doesNotContain("Swagger", "goes to Ada");
        assertThat(onlyFeedback().status()).isEqualTo(FeedbackStatus.ANSWERED);
        assertThat(inbox.repliesTo(List.of(said)).get(said.id()))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.by().value()).isEqualTo(OWNER);
                    assertThat(sent.byName()).isEqualTo("Katherine");
                });
        assertThat(trail()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("feedback-replied");
            assertThat(entry.actor().email()).isEqualTo(OWNER);
            assertThat(entry.actor().name()).isEqualTo("Katherine");
            assertThat(entry.person().user()).isEqualTo("ada");
            assertThat(entry.actor().user()).isNull();
            assertThat(entry.ip()).isNull();
        });
        answers("ada@example.com", reply, "Thank you!");
        assertThat(newest().about().key()).isEqualTo(DARK_MODE);
        assertThat(newest().author().user()).isEqualTo(ADA);
    }

    @Test
    void theTeamsMailIsAnsweredBySomebodyElse() {
        Feedback said = adaSaysToTheTeam("Too dark.");

        answers("eve@evil.example", onlyMail(), "Send me your password.", """
                Authentication-Results: mx.example.com; dmarc=pass header.from=evil.example
                """);

        goesNowhere(said, "Send me your password.");
    }

    /** Each of them breaks one condition. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authentication-Results: mx.example.com; dmarc=fail header.from=example.com",
                "Authentication-Results: mx.example.com; spf=pass; dkim=pass",
                "Authentication-Results: mx.other.example; dmarc=pass header.from=example.com",
                "Authentication-Results: mx.example.com; dmarc=pass header.from=evil.example",
                """
                Authentication-Results: mx.example.com; dmarc=none header.from=example.com
                Authentication-Results: mx.example.com; dmarc=pass header.from=example.com""",
                "Cc: boss@example.com\n" + AUTHENTIC,
                "Cc: max\n" + AUTHENTIC,
                "Auto-Submitted: auto-replied\n" + AUTHENTIC,
                "From: eve@evil.example\n" + AUTHENTIC
            })
    void aMailThatMeetsNotAllConditionsGoesNowhere(String headers) {
        Feedback said = adaSaysToTheTeam("Too dark.");

        answers(OWNER, onlyMail(), "We make it lighter.", headers);

        goesNowhere(said, "We make it lighter.");
    }

    /** Its text is kept whole, so the user would get the mail to the team. */
    @Test
    void aReplyWithoutAWordOfItsOwnGoesNowhere() {
        Feedback said = adaSaysToTheTeam("Too dark.");

        answers(OWNER, onlyMail(), "", AUTHENTIC);

        goesNowhere(said, "");
    }

    @Test
    void theWordsOfTheUserMayBeQuoted() {
        adaSaysToTheTeam("The charts are too dark at night. The code blocks are hard to read.");

        comes(answer(
                        OWNER,
                        onlyMail(),
                        "The charts are too dark at night.\nWe make them lighter.\nThe code blocks are hard to read.\nThose too.",
                        AUTHENTIC)
                .replaceAll("(?s)\\n\\nOn Mon, 1 Jun.*", "\n"));
        scene.dispatched();

        assertThat(onlyMail().text()).contains("We make them lighter.", "Those too.");
    }

    @Test
    void aMailWithoutTheTokenGoesNowhere() {
        Feedback said = adaSaysToTheTeam("Too dark.");
        CaughtMail notice = onlyMail();

        comes(answer(OWNER, notice, "We make it lighter.", AUTHENTIC)
                .replace(notice.header("Reply-To"), "beta-feedback@example.com"));

        goesNowhere(said, "We make it lighter.");
    }

    @Test
    void aMailWithTheTokenOfAnotherMemberGoesNowhere() {
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        Feedback said = adaSaysToTheTeam("Too dark.");
        CaughtMail hedys = scene.newMails().stream()
                .filter(mail -> mail.to().equals("hedy@example.com"))
                .findFirst()
                .orElseThrow();

        answers(OWNER, hedys, "We make it lighter.", AUTHENTIC);

        goesNowhere(said, "We make it lighter.");
    }

    @Test
    void aMailOfAFormerOwnerGoesNowhere() {
        Feedback said = adaSaysToTheTeam("Too dark.");
        CaughtMail notice = onlyMail();
        jdbc.sql("update feature set owner_email = 'new@example.com'").update();

        answers(OWNER, notice, "We make it lighter.", AUTHENTIC);

        goesNowhere(said, "We make it lighter.");
    }

    @Test
    void aMailOfAFormerMemberGoesNowhere() {
        scene.beta();
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        scene.dispatched();
        CaughtMail notice = onlyMail();
        group.forget("hedy@example.com");

        answers("hedy@example.com", notice, "We make it lighter.", AUTHENTIC);

        goesNowhere(said, "We make it lighter.");
    }

    @Test
    void aMemberWhoMayNotSeeTheInboxIsAskedForNoReply() {
        scene.beta();
        group.choose("max@example.com", FeedbackMailFrequency.EVERY_ANSWER, GRACE, MON_1_JUNE);
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        scene.dispatched();

        CaughtMail notice = onlyMail();
        assertThat(notice.header("Reply-To")).isNull();
        assertThat(notice.text()).startsWith("Dark mode").contains("nobody reads the replies");
    }

    @Test
    void aMemberConfirmsAReplyIfNobodyChecksMails(@Autowired TeamReplies team, @Autowired Links links) {
        replies = unchecked(team);
        Feedback said = adaSaysToTheTeam("Too dark.");

        answers(OWNER, onlyMail(), "We make it lighter.", "");
        scene.dispatched();

        CaughtMail question = onlyMail();
        assertThat(question.to()).isEqualTo(OWNER);
        assertThat(question.subject()).isEqualTo("Send your reply to Ada <ada@example.com>?");
        assertThat(question.header("Reply-To")).isNull();
        Links.ConfirmReply link = links.readConfirmReply(
                        question.text().replaceAll("(?s).*/confirm-reply/(\\S+).*", "$1"))
                .orElseThrow();
        assertThat(question.text()).contains("We make it lighter.");
        assertThat(newest().status()).isEqualTo(FeedbackStatus.UNREAD);
        assertThat(newest().teamReplyTo()).isEqualTo(said.id());

        assertThat(team.confirm(link.entry(), link.member(), MON_1_JUNE)).isPresent();
        assertThat(team.confirm(link.entry(), link.member(), MON_1_JUNE)).isEmpty();
        scene.dispatched();

        CaughtMail reply = onlyMail();
        assertThat(reply.to()).isEqualTo("ada@example.com");
        assertThat(reply.text()).startsWith("We make it lighter.");
        assertThat(newest().status()).isEqualTo(FeedbackStatus.ANSWERED);
        assertThat(inbox.require(said.id()).status()).isEqualTo(FeedbackStatus.ANSWERED);
    }

    private InboundReplies unchecked(TeamReplies team) {
        MemberReplies members = new MemberReplies(team, addresses, mail -> SenderAuthentication.Authenticity.UNKNOWN);
        return new InboundReplies(matcher, inbox, members, bounces, answeredMails, transaction);
    }

    /** Ada says something about a beta, and its owner is told of it at once. */
    private Feedback adaSaysToTheTeam(String text) {
        scene.beta();
        group.choose(OWNER, FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        Feedback said = inbox.give(DARK_MODE, ADA, text, null, MON_1_JUNE);
        scene.dispatched();
        return said;
    }

    /** The mail is in the inbox, and nobody gets a mail because of it. */
    private void goesNowhere(Feedback said, String text) {
        assertThat(newest().text()).startsWith(text);
        assertThat(newest().teamReplyTo()).isEqualTo(said.id());
        assertThat(newest().about().key()).isEqualTo(DARK_MODE);
        assertThat(inbox.repliesTo(List.of(said))).isEmpty();
        assertThat(inbox.require(said.id()).status()).isEqualTo(FeedbackStatus.UNREAD);
        scene.dispatched();
        assertThat(scene.newMails()).isEmpty();
        assertThat(trail()).isEmpty();
    }

    private List<AuditEntry> trail() {
        return history.newest(new AuditFilter(null, null, Set.of(), null, null), AuditPosition.END, 10);
    }

    private CaughtMail onlyMail() {
        List<CaughtMail> mails = scene.newMails();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private Feedback onlyFeedback() {
        assertThat(all()).hasSize(1);
        return newest();
    }

    private Feedback newest() {
        return all().get(0);
    }

    private List<Feedback> all() {
        return inbox.newest(
                FeedbackReaders.ALL,
                new FeedbackFilter(null, false, EnumSet.allOf(FeedbackStatus.class), null),
                Long.MAX_VALUE,
                100);
    }

    private void answers(String from, CaughtMail mail, String text) {
        answers(from, mail, text, "");
    }

    private void answers(String from, CaughtMail mail, String text, String headers) {
        comes(answer(from, mail, text, headers));
    }

    /** A reply as mail programs write it: to the Reply-To address, with a quotation below. */
    private static String answer(String from, CaughtMail mail, String text, String headers) {
        return """
                %sFrom: %s
                To: %s
                Subject: Re: %s
                Message-ID: <%s@mail.example.com>
                In-Reply-To: %s
                Content-Type: text/plain; charset=UTF-8

                %s

                On Mon, 1 Jun 2026 at 09:00, Early Access <early-access@example.com> wrote:
                > %s
                """.formatted(
                        headers.isBlank() ? "" : headers.strip() + "\n",
                        from,
                        mail.header("Reply-To"),
                        mail.subject(),
                        Integer.toHexString(text.hashCode()),
                        mail.header("Message-ID"),
                        text,
                        mail.text().strip().replaceAll("\\R", "\n> "));
    }

    private void comes(String mail) {
        mailbox.isSent(Sample.message(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        new MailboxReader(new MailboxSettings(mailbox.url()), replies, scene.clock).run();
    }
}
