package dev.earlyaccess.inbound;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackArrived;
import dev.earlyaccess.feedback.FeedbackFilter;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.FeedbackStatus;
import dev.earlyaccess.inbound.parsing.ParsedMail;
import dev.earlyaccess.inbound.parsing.Sample;
import dev.earlyaccess.notifying.CaughtMail;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.team.AttentionSweep;
import dev.earlyaccess.team.FeedbackGroup;
import dev.earlyaccess.team.FeedbackMailFrequency;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.MailPreferences;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.Users;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replies to a real mail of the service: they arrive in a real mailbox and are stored in the inbox. */
@NotificationTest
class ReplyByMailTest {

    /** What the reader asks for when it has read the first part of a large mail. */
    private static final String SECOND_CHUNK = "BODY.PEEK[]<262144.";

    /** The greeting of a mail, and its first two sentences. */
    private static final Pattern BEGINNING = Pattern.compile("\\A(.+)\\n\\n(.+?[.]) (.+?[?])\\n");

    private static final Instant A_WEEK_LATER = MON_1_JUNE.plus(Duration.ofDays(7));

    @Autowired
    private Scene scene;

    @Autowired
    private InboundReplies replies;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Users users;

    @Autowired
    private FeedbackGroup group;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfigurableApplicationContext context;

    private final Listener listener = new Listener();
    private FeedbackMailbox mailbox;
    private MailboxReader reader;
    private CaughtMail asked;
    private Map<String, String> words;

    @BeforeEach
    void askAda() throws IOException {
        mailbox = new FeedbackMailbox();
        reader = reader();
        context.addApplicationListener(listener);
        scene.beta().optsIn(ADA);
        scene.clock.set(A_WEEK_LATER);
        scene.sweptForFeedback();
        scene.dispatched();
        asked = scene.newMails().get(0);
        words = words(asked);
    }

    @AfterEach
    void close() throws IOException {
        context.removeApplicationListener(listener);
        mailbox.close();
    }

    @Test
    void areMatchedToTheMailTheyReplyTo() {
        comes("gmail");

        Feedback feedback = only();
        assertThat(feedback.about().key()).isEqualTo(Scene.DARK_MODE);
        assertThat(feedback.author().user()).isEqualTo(ADA);
        assertThat(feedback.author().isUser()).isTrue();
        assertThat(feedback.author().senderName()).isEqualTo("Ada Lovelace");
        assertThat(feedback.source()).isEqualTo(FeedbackSource.MAIL);
        assertThat(feedback.status()).isEqualTo(FeedbackStatus.UNREAD);
        assertThat(feedback.text()).startsWith("Love it! Two things:").endsWith("Ada");
        assertThat(feedback.receivedAt()).isEqualTo(A_WEEK_LATER);
        assertThat(feedback.thread().messageId()).isEqualTo("<CAGx1=gmail-7h2k@mail.gmail.com>");
        assertThat(feedback.thread().references()).isEqualTo(words.get("message-id"));
        assertThat(listener.arrived).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail-in-between",
                "gmail-german",
                "gmail-french",
                "gmail-japanese",
                "outlook-desktop",
                "outlook-desktop-html-only",
                "outlook-german",
                "outlook-web",
                "outlook-web-html-only",
                "apple-iphone",
                "apple-mail-german",
                "thunderbird-below",
                "thunderbird-html-only",
                "yahoo",
                "html-only",
                "no-text"
            })
    void reachFromEveryMailProgramAsTheyAre(String sample) {
        ParsedMail direct = Sample.parsed(sample, words);

        comes(sample);

        Feedback feedback = only();
        assertThat(feedback.text()).isEqualTo(direct.text());
        assertThat(feedback.subject()).isEqualTo(direct.subject());
        assertThat(feedback.author().senderEmail()).isEqualTo(direct.sender().email());
        assertThat(feedback.author().senderName()).isEqualTo(direct.sender().name());
        assertThat(feedback.attachments()).hasSameSizeAs(direct.attachments());
        assertThat(feedback.about().key()).isEqualTo(Scene.DARK_MODE);
        assertThat(feedback.author().user()).isEqualTo(ADA);
        assertThat(mailbox.unseen()).isZero();
    }

    /** No pattern knows this language, and no line of the quote has a mark. */
    @Test
    void areToldFromTheWordsOfTheMailThatTheyQuote() {
        comes("""
                From: ada@example.com
                To: {{reply-to}}
                Content-Type: text/plain; charset=utf-8

                It says

                > Could not save: quota exceeded

                and closes.

                ngeHwI': {{reply-to}}
                jaj: 26.11.2026 10:00

                """ + asked.text().replace(" the ", "\nthe ").replace("?subject", "\n?subject")
                + "\nOne more thing: the font.");

        assertThat(only().text())
                .isEqualTo("It says\n\n> Could not save: quota exceeded\n\nand closes.\n\nOne more thing: the font.");
    }

    @Test
    void matchByTheAddressAlone() {
        comes("""
                From: ada@example.com
                To: {{reply-to}}

                Fine.""");

        assertThat(only().author().user()).isEqualTo(ADA);
    }

    @Test
    void matchByTheMessageThatTheyNameAlone() {
        comes("""
                From: ada@example.com
                To: beta-feedback@example.com
                In-Reply-To: <other@example.com>
                References: <first@example.com> {{message-id}}
                 <other@example.com>

                Fine.""");

        assertThat(only().author().user()).isEqualTo(ADA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"To: {{reply-to}}", "In-Reply-To: {{message-id}}"})
    void goOnWithWhatTheReplyWasAbout(String namesTheReply) {
        comes("forwarded-to-a-colleague");
        inbox.reply(only().id(), FeedbackReaders.ALL, "Thanks!", grace(), A_WEEK_LATER);
        scene.dispatched();
        CaughtMail reply = scene.newMails().get(0);
        assertThat(reply.to()).isEqualTo("kurt@other.example");
        words = words(reply);

        comes("From: kurt@other.example\n" + namesTheReply + "\n\nOne more thing.");

        Feedback next = all().get(0);
        assertThat(next.text()).isEqualTo("One more thing.");
        assertThat(next.author().user()).isEqualTo(ADA);
        assertThat(next.about().key()).isEqualTo(Scene.DARK_MODE);
    }

    @Test
    void aReplyThatCameBackMakesItsFeedbackUnread() {
        comes("gmail");
        long feedback = only().id();
        inbox.reply(feedback, FeedbackReaders.ALL, "Thanks!", grace(), A_WEEK_LATER);
        scene.dispatched();
        words = words(scene.newMails().get(0));

        comes("bounce-for-now");
        assertThat(inbox.require(feedback).status()).isEqualTo(FeedbackStatus.ANSWERED);
        comes("bounce");
        assertThat(inbox.require(feedback).status()).isEqualTo(FeedbackStatus.UNREAD);
    }

    @Test
    void ofSomebodyElseAreShownAsSuch() {
        comes("forwarded-to-a-colleague");

        Feedback feedback = only();
        assertThat(feedback.author().user()).isEqualTo(ADA);
        assertThat(feedback.author().isUser()).isFalse();
        assertThat(feedback.author().senderEmail()).isEqualTo("kurt@other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged-token", "broken"})
    void areStoredIfTheyMatchNothing(String sample) {
        comes(sample);

        Feedback feedback = only();
        assertThat(feedback.about()).isNull();
        assertThat(feedback.author().user()).isNull();
        assertThat(feedback.text()).isNotBlank();
        assertThat(listener.arrived).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacation-exchange", "vacation-gmail", "read-receipt"})
    void anAutomaticMailIsStoredWithoutAnEvent(String sample) {
        comes(sample);

        assertThat(only().status()).isEqualTo(FeedbackStatus.AUTOMATIC);
        assertThat(only().author().user()).isEqualTo(ADA);
        assertThat(listener.arrived).isZero();
        assertThat(suppressed()).isEmpty();
    }

    @Test
    void aMailThatComesTwiceIsStoredOnce() {
        deliver("gmail");
        deliver("gmail");
        deliver("broken");
        deliver("broken");
        reader.run();
        deliver("gmail");
        reader.run();

        assertThat(all()).hasSize(2);
        assertThat(listener.arrived).isEqualTo(2);
        assertThat(mailbox.unseen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "bounce-exchange"})
    void aPermanentBounceSuppressesTheAddress(String sample) {
        comes(sample);

        assertThat(only().status()).isEqualTo(FeedbackStatus.AUTOMATIC);
        assertThat(suppressed()).containsExactly("ada@example.com");
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({
        "5.7.1, 550 5.7.1 this message looks like spam",
        "5.7.26, 550 5.7.26 unauthenticated mail is blocked",
        "5.2.2, 552 5.2.2 mailbox full",
        "5.3.4, 552 5.3.4 message too big",
        "5.0.0, 554 refused"
    })
    void aBounceForAnotherReasonFailsTheMailOnly(String status, String text) {
        comes(Sample.text("bounce", words)
                .replace("Status: 5.1.1", "Status: " + status)
                .replaceAll("Diagnostic-Code: smtp; .*", "Diagnostic-Code: smtp; " + text));

        assertThat(suppressed()).isEmpty();
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "bounce-for-somebody-else"})
    void aPermanentBounceSuppressesAMemberWhoIsNoUser(String sample) {
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, A_WEEK_LATER);
        inbox.give(Scene.DARK_MODE, ADA, "Too dark.", null, A_WEEK_LATER);
        scene.dispatched();
        comes(reportOf(sample, scene.newMails().get(0), "Hedy@example.com"));

        assertThat(group.find("hedy@example.com").orElseThrow().unreachable() != null)
                .isEqualTo(sample.equals("bounce"));
        assertThat(suppressed()).isEqualTo(sample.equals("bounce") ? List.of("hedy@example.com") : List.of());
    }

    @Test
    void aPermanentBounceOfAttentionMailSuppressesItsOwner(@Autowired AttentionSweep sweep) {
        scene.clock.forward(Duration.ofDays(90));
        sweep.run();
        scene.dispatched();
        comes(reportOf("bounce", scene.newMails().get(0), "design@example.com"));

        assertThat(group.find("design@example.com").orElseThrow().unreachable()).isNotNull();
        assertThat(group.addresses()).isEmpty();
    }

    /** A report about this mail to the team, which takes no replies. */
    private String reportOf(String sample, CaughtMail mail, String recipient) {
        Map<String, String> values = new HashMap<>(words);
        values.put("message-id", mail.header("Message-ID"));
        values.put("reply-to", "early-access@example.com");
        return Sample.text(sample, values).replace("ada@example.com", recipient);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce-for-now", "bounce-of-a-message-of-nobody", "bounce-for-somebody-else"})
    void aBounceSuppressesNoOtherAddress(String sample) {
        comes(sample);

        assertThat(only().status()).isEqualTo(FeedbackStatus.AUTOMATIC);
        assertThat(suppressed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Final-Recipient: rfc822; grace@example.com", "Action: failed"})
    void aForgedReportSuppressesNoAddress(String line) {
        boolean byAPerson = line.startsWith("Action");
        comes(Sample.text("bounce", words)
                .replaceAll(byAPerson ? "Return-Path: <>" : "x{9}", "Return-Path: <eve@example.com>")
                .replaceAll(byAPerson ? "Auto-Submitted: auto-replied" : "(?m)^(Final|Original)-Recipient:.*", line));

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void aSpamComplaintTurnsAllMailsOff() {
        comes("complaint");

        assertThat(only().status()).isEqualTo(FeedbackStatus.AUTOMATIC);
        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.NONE);
        assertThat(users.mailPreferences(GRACE)).isEqualTo(MailPreferences.ALL);
        assertThat(suppressed()).isEmpty();
        assertThat(scene.statusOf("feedback-request", ADA)).isEqualTo("sent");
    }

    @Test
    void aReportOfAnotherKindTurnsNoMailsOff() {
        comes(Sample.text("complaint", words).replace("Feedback-Type: abuse", "Feedback-Type: not-spam"));

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void aForgedComplaintTurnsNoMailsOff() {
        comes(Sample.text("complaint", words)
                .replaceAll("(?m)^(Message-ID: ).*[.][0-9a-f-]{36}@.*|^(Reply-To: ).*", "$1$2<forged@example.com>"));

        assertThat(users.mailPreferences(ADA)).isEqualTo(MailPreferences.ALL);
    }

    @Test
    void aBounceSuppressesNoFormerAddressOfAUser() {
        users.saw(new Profile(ADA, "ada@new.example", "Ada", "en", A_WEEK_LATER));

        comes("bounce");

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void aMailIsStoredOnceIfMarkingItAsSeenFails() {
        deliver("gmail");
        deliver("apple-iphone");
        mailbox.cable.cutAt("STORE");
        reader.run();
        assertThat(all()).hasSize(1);
        assertThat(mailbox.unseen()).isEqualTo(2);

        mailbox.cable.mend();
        reader.run();
        assertThat(all()).hasSize(2);
        assertThat(listener.arrived).isEqualTo(2);
        assertThat(mailbox.unseen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "SELECT", "SEARCH", "BODY.PEEK[]"})
    void areNotStoredInPartIfTheConnectionBreaks(String step) {
        deliver("gmail-german");
        mailbox.cable.cutAt(step);
        reader.run();
        assertThat(all()).isEmpty();
        assertThat(mailbox.unseen()).isOne();

        mailbox.cable.mend();
        reader.run();
        assertThat(only().text()).startsWith("Schön gemacht");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BODY.PEEK[]<0.", SECOND_CHUNK})
    void areNotStoredInPartIfTheServerRefusesAPart(String step) {
        deliver(large());
        mailbox.cable.refuseAt(step);
        reader.run();
        assertThat(all()).isEmpty();
        assertThat(mailbox.unseen()).isOne();

        mailbox.cable.mend();
        reader.run();
        assertThat(only().text()).startsWith("It begins.").endsWith("It ends.");
        assertThat(mailbox.unseen()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FETCH 1 (" + SECOND_CHUNK + ", It begins., Long",
        "FETCH 1 (BODY.PEEK[], could not be read, Long",
        "FETCH 1 (BODY, could not be read,"
    })
    void aTornMailIsStoredInPartAndDelaysNoOther(String step, String text, String subject) {
        deliver(large());
        deliver("apple-iphone");
        mailbox.cable.refuseAt(step);
        reader.run();
        assertThat(only().text()).startsWith("The button");

        for (int i = 0; i < MailboxReader.PATIENCE + 2; i++) {
            reader.run();
        }
        assertThat(all()).hasSize(2);
        assertThat(all().get(0).text()).contains(text).doesNotContain("It ends.");
        assertThat(all().get(0).subject()).isEqualTo(subject);
        assertThat(mailbox.unseen()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FETCH 1 (" + SECOND_CHUNK + ", It begins.",
        "FETCH 1 (BODY.PEEK[], could not be read",
    })
    void aMailThatBreaksTheConnectionIsReadTwice(String step, String text) {
        deliver(large());
        deliver("apple-iphone");
        mailbox.cable.cutAt(step);
        reader.run();
        assertThat(all()).isEmpty();

        reader.run();
        assertThat(all()).anySatisfy(other -> assertThat(other.text()).startsWith("The button"));
        reader.run();
        assertThat(all()).hasSize(2);
        assertThat(all().get(0).text()).contains(text).doesNotContain("It ends.");
        assertThat(all().get(0).subject()).isEqualTo("Long");
        assertThat(mailbox.unseen()).isZero();
        assertThat(mailbox.cable.sent().split(Pattern.quote(step), -1)).hasSize(1 + 2);
    }

    private static String large() {
        return """
                From: ada@example.com
                Subject: Long
                Content-Type: multipart/mixed; boundary=b

                --b

                It begins.
                --b
                Content-Type: image/png

                %s
                --b

                It ends.
                --b--
                """.formatted("picture\n".repeat(40_000));
    }

    @Test
    void areStoredOnceIfTheyCannotBeMarkedAsSeen() {
        deliver("gmail");
        mailbox.cable.refuseAt("STORE");
        for (int i = 0; i < MailboxReader.PATIENCE + 5; i++) {
            reader.run();
        }
        assertThat(only().text()).startsWith("Love it!");

        mailbox.cable.mend();
        reader.run();
        assertThat(only().text()).startsWith("Love it!");
        assertThat(mailbox.unseen()).isZero();
    }

    @Test
    void stayUnseenUntilTheyAreStored() {
        listener.refusal = new IllegalStateException("Not now");
        deliver("gmail");
        reader.run();
        assertThat(all()).isEmpty();
        assertThat(mailbox.unseen()).isOne();

        listener.refusal = null;
        reader.run();
        assertThat(only().text()).startsWith("Love it!");
        assertThat(mailbox.unseen()).isZero();
    }

    @Test
    void areStoredWholeAfterTheDatabaseWasAway() {
        listener.refusal = new DataAccessResourceFailureException("Not now");
        deliver("gmail");
        for (int i = 0; i < MailboxReader.PATIENCE + 5; i++) {
            reader.run();
        }
        assertThat(all()).isEmpty();
        assertThat(mailbox.unseen()).isOne();

        listener.refusal = null;
        reader.run();
        assertThat(only().text()).startsWith("Love it!");
    }

    @Test
    void areStoredOnceIfTwoInstancesRead() {
        for (int i = 0; i < 20; i++) {
            deliver("From: ada@example.com\nMessage-ID: <%d@example.com>\n\nNumber %d".formatted(i, i));
        }
        CompletableFuture<Void> other = OpenTransaction.inBackground(() -> reader().run());
        reader.run();
        other.orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(all()).hasSize(20);
        assertThat(listener.arrived).isEqualTo(20);
        assertThat(mailbox.unseen()).isZero();
    }

    @Test
    void areReadOnlyAsFarAsTheirTextGoes() {
        String large = "x".repeat(76).concat("\n").repeat(100_000);
        deliver("""
                From: ada@example.com
                To: {{reply-to}}
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the video.
                --b
                Content-Type: video/mp4; name=screen.mp4
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(large));
        deliver("From: grace@example.com\nSubject: long\n\n" + "word ".repeat(1_000_000));
        reader.run();

        List<Feedback> all = all();
        assertThat(all.get(1).text()).isEqualTo("See the video.");
        assertThat(all.get(1).attachments()).singleElement().asString().matches("screen\\.mp4 \\(5\\.\\d MB\\)");
        assertThat(all.get(0).text()).hasSizeLessThan(60_000).endsWith("[The rest of this mail was left out.]");
    }

    private MailboxReader reader() {
        return new MailboxReader(new MailboxSettings(mailbox.url()), replies, scene.clock);
    }

    private void comes(String sampleOrMail) {
        deliver(sampleOrMail);
        reader.run();
    }

    private void deliver(String sampleOrMail) {
        if (sampleOrMail.matches("[a-z-]+")) {
            mailbox.gets(Sample.message(sampleOrMail, words));
            return;
        }
        String mail = sampleOrMail;
        for (Map.Entry<String, String> word : words.entrySet()) {
            mail = mail.replace("{{" + word.getKey() + "}}", word.getValue());
        }
        mailbox.gets(Sample.message(mail.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** What a reply to this mail names and quotes, and what a mail names whose sender did not get this mail. */
    private static Map<String, String> words(CaughtMail asked) {
        Map<String, String> words = new HashMap<>();
        String replyTo = asked.header("Reply-To");
        words.put("message-id", asked.header("Message-ID"));
        words.put("reply-to", replyTo);
        words.put("forged-message-id", asked.header("Message-ID").replaceAll("\\.[0-9a-f]{8}-", ".00000000-"));
        words.put("forged-token", replyTo.replaceAll(".*\\+(.*)-.*", "$1-") + "a".repeat(16));
        Matcher quoted = BEGINNING.matcher(asked.text().replace("\r\n", "\n"));
        if (quoted.find()) {
            words.put("greeting", quoted.group(1));
            words.put("first-sentence", quoted.group(2));
            words.put("second-sentence", quoted.group(3));
        }
        return words;
    }

    private Feedback only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private List<Feedback> all() {
        return inbox.newest(
                FeedbackReaders.ALL,
                new FeedbackFilter(null, false, EnumSet.allOf(FeedbackStatus.class), null),
                Long.MAX_VALUE,
                100);
    }

    /** The suppressed addresses, also those that nobody has. */
    private List<String> suppressed() {
        return jdbc.sql("select distinct email from suppressed_address order by email")
                .query(String.class)
                .list();
    }

    private static Profile grace() {
        return new Profile(GRACE, "grace@example.com", "Grace", "en", MON_1_JUNE);
    }

    /** A listener to feedback events, in the same transaction. */
    private static final class Listener implements ApplicationListener<PayloadApplicationEvent<FeedbackArrived>> {

        private volatile int arrived;
        private volatile @Nullable RuntimeException refusal;

        @Override
        public synchronized void onApplicationEvent(PayloadApplicationEvent<FeedbackArrived> feedback) {
            RuntimeException refused = refusal;
            if (refused != null) {
                throw refused;
            }
            arrived++;
        }
    }
}
