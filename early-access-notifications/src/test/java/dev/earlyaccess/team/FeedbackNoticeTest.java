package dev.earlyaccess.team;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.mail.MailContent;
import dev.earlyaccess.mail.MailId;
import dev.earlyaccess.mail.MailType;
import dev.earlyaccess.mail.ReplyAddresses;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.outbox.ClaimedDelivery;
import dev.earlyaccess.outbox.Occasion;
import dev.earlyaccess.outbox.Outbox;
import dev.earlyaccess.usage.Grain;
import dev.earlyaccess.usage.Usage;
import dev.earlyaccess.usage.UsageHistory;
import dev.earlyaccess.user.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class FeedbackNoticeTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Scene scene;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void hedyWantsEachEntry() {
        scene.beta();
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
    }

    @Test
    void isSentAtOnceToMembersWhoWantEachEntry() {
        long id = inbox.give(DARK_MODE, ADA, "Too <dark>.", 2, MON_1_JUNE).id();
        CaughtMail mail = onlyMail();

        assertThat(mail.toString()).isEqualTo("hedy@example.com: Feedback: Dark mode");
        assertThat(mail.header("From")).isEqualTo("early-access@example.com");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.text())
                .containsSubsequence(
                        "Dark mode",
                        "Ada <ada@example.com> says:",
                        "2 of 5",
                        "Too <dark>.",
                        "http://localhost:8080/console#/inbox/" + id,
                        "http://localhost:8080/console#/group")
                .doesNotContain("${", "<#", "/api/v1");
        assertThat(mail.html())
                .contains(
                        "Too &lt;dark&gt;.",
                        "Ada &lt;ada@example.com&gt; says:",
                        "href=\"http://localhost:8080/console#/inbox/" + id + "\"")
                .doesNotContain("${", "<#", "<@");
    }

    @Test
    void invitesToReplyOnlyIfTheOperatorWantsIt(
            @Autowired GroupRecipients readers,
            @Autowired ReplyAddresses addresses,
            @Autowired Links links,
            @Autowired Outbox outbox) {
        ReplyByMailSettings off = new ReplyByMailSettings(false, "mx.example.com");
        long id = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE).id();
        ClaimedDelivery delivery = new ClaimedDelivery(
                new MailId(1, UUID.randomUUID()),
                "hedy@example.com",
                Occasion.of(MailType.FEEDBACK_ANSWER, id),
                null,
                0,
                "owner",
                null);

        MailContent.MailModel model = new FeedbackNoticeContextLoader(inbox, readers, group, off, addresses, links)
                .load(List.of(delivery))
                .get(0)
                .model();

        assertThat(model.takesReplies(MailType.FEEDBACK_ANSWER)).isFalse();
        assertThat(new TeamReplies(off, inbox, group, outbox, trail).mayReply("hedy@example.com", id))
                .isFalse();
        assertThat(onlyMail().header("Reply-To")).startsWith("beta-feedback+");
    }

    @Test
    void invitesToNoReplyIfTheAuthorCannotBeReached() {
        inbox.give(DARK_MODE, new UserId("nobody"), "Too dark.", null, MON_1_JUNE);
        CaughtMail mail = onlyMail();

        assertThat(mail.header("Reply-To")).isNull();
        assertThat(mail.text()).contains("nobody says:").doesNotContain("#/inbox");
    }

    @Test
    void invitesNobodyWhoseReplyWouldBeRefused() {
        UserId staff = new UserId("hedy");
        group.forget("hedy@example.com");
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, staff, MON_1_JUNE);
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        CaughtMail ofStaff = onlyMail();

        assertThat(ofStaff.text()).contains("Too dark.").doesNotContain("#/inbox");
        assertThat(ofStaff.html()).contains("Too dark.").doesNotContain("#/inbox");
        assertThat(ofStaff.header("Reply-To")).isNull();
        group.letSeeAll("hedy@example.com");
        inbox.give(DARK_MODE, ADA, "Far too dark.", null, MON_1_JUNE);
        assertThat(onlyMail().text()).contains("#/inbox");
    }

    @Test
    void isAlsoSentAboutUnmatchedFeedback() {
        inbox.receive(
                NewFeedback.byMail(FeedbackSource.MAIL, "max@example.com", null, "Hello", "Where is it?")
                        .withAttachments(List.of("screen.png (12 KB)")),
                MON_1_JUNE);
        CaughtMail mail = onlyMail();

        assertThat(mail.subject()).isEqualTo("Feedback about an unknown feature");
        assertThat(mail.text()).contains("max@example.com says:", "Where is it?", "* screen.png (12 KB)");
    }

    @Test
    void isNotSentAboutAnAutomaticMail() {
        inbox.receive(
                NewFeedback.byMail(FeedbackSource.MAIL, "ada@example.com", null, "Away", "I am away.")
                        .byMachine(),
                MON_1_JUNE);
        scene.dispatched();

        assertThat(scene.newMails()).isEmpty();
    }

    @Test
    void isNotSentToMembersWhoTurnedItOffMeanwhile() {
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        group.choose("hedy@example.com", FeedbackMailFrequency.DAILY_DIGEST, null, MON_1_JUNE);
        scene.dispatched();

        assertThat(scene.newMails()).isEmpty();
        assertThat(scene.statusOf("feedback-answer", new UserId("hedy@example.com")))
                .isEqualTo("cancelled");
    }

    @Test
    void isSentForEachOfManyEntries() {
        for (int n = 0; n < 30; n++) {
            inbox.give(DARK_MODE, new UserId("user-" + n), "Too dark.", null, MON_1_JUNE);
        }
        scene.dispatched();

        assertThat(scene.newMails()).hasSize(30);
    }

    @Test
    void delaysNoOtherMailIfTheFeedbackIsGone() {
        long erased = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE).id();
        inbox.give(DARK_MODE, ADA, "dark ".repeat(10_000), null, MON_1_JUNE);
        jdbc.sql("delete from feedback_digest_answer where feedback_id = :id")
                .param("id", erased)
                .update();
        jdbc.sql("delete from feedback where id = :id").param("id", erased).update();

        assertThat(onlyMail().text()).contains("dark dark …").hasSizeLessThan(11_000);
    }

    @Test
    void isNotCountedAsUseOfTheFeature(@Autowired UsageHistory history) {
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        assertThat(onlyMail().to()).isEqualTo("hedy@example.com");

        LocalDate day = LocalDate.ofInstant(MON_1_JUNE, ZoneOffset.UTC);
        assertThat(history.of(scene.feature(), day, day, Grain.DAY).total().counts())
                .doesNotContainKey(Usage.MAIL);
    }

    private CaughtMail onlyMail() {
        scene.dispatched();
        List<CaughtMail> mails = scene.newMails();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }
}
