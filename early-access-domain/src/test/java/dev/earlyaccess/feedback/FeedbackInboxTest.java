package dev.earlyaccess.feedback;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.DatabaseTest;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class FeedbackInboxTest {

    private static final FeatureKey DARK_MODE = new FeatureKey("dark-mode");
    private static final FeatureKey AUTOSAVE = new FeatureKey("autosave");
    private static final UserId ADA = new UserId("ada");
    private static final Profile GRACE =
            new Profile(new UserId("grace"), "grace@example.com", "Grace", null, MON_1_JUNE);
    private static final Set<FeedbackStatus> ANY = EnumSet.allOf(FeedbackStatus.class);

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Features features;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private Users users;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ConfigurableApplicationContext context;

    private Heard heard;

    @BeforeEach
    void listen() {
        heard = new Heard();
        context.addApplicationListener(heard);
        FeatureMother.create(lifecycle, DARK_MODE, Stage.BETA);
        users.saw(new Profile(ADA, "ada@example.com", "Ada", null, MON_1_JUNE));
    }

    @AfterEach
    void listenNoMore() {
        context.removeApplicationListener(heard);
    }

    @Test
    void takesWhatAUserSaysInTheApp() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.\r\nReally.", 2, MON_1_JUNE);

        assertThat(said.about())
                .isEqualTo(new Feedback.FeatureReference(darkMode().id(), DARK_MODE, "dark-mode"));
        assertThat(said.author()).isEqualTo(new Feedback.Author(ADA, "Ada", null, null, true, "ada@example.com"));
        assertThat(said.source()).isEqualTo(FeedbackSource.APP);
        assertThat(said.text()).isEqualTo("Too dark.\nReally.");
        assertThat(said.rating()).isEqualTo(2);
        assertThat(said.status()).isEqualTo(FeedbackStatus.UNREAD);
        assertThat(said.thread()).isNull();
        assertThat(said.receivedAt()).isEqualTo(MON_1_JUNE);
        assertThat(inbox.require(said.id())).isEqualTo(said);
        assertThat(heard.arrived)
                .containsExactly(new FeedbackArrived(said.id(), darkMode().id(), MON_1_JUNE));
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = "ARCHIVED", mode = EnumSource.Mode.EXCLUDE)
    void takesFeedbackUntilAFeatureIsArchived(Stage stage) {
        FeatureMother.create(lifecycle, AUTOSAVE, stage);

        assertThat(inbox.give(AUTOSAVE, ADA, "More!", null, MON_1_JUNE).stage()).isEqualTo(stage);
    }

    @Test
    void takesARatingAlone() {
        Feedback rated = inbox.give(DARK_MODE, ADA, null, 4, MON_1_JUNE);

        assertThat(rated.text()).isEmpty();
        assertThat(rated.rating()).isEqualTo(4);
        assertThat(inbox.give(DARK_MODE, ADA, " ", 4, MON_1_JUNE)).isEqualTo(rated);
        assertThatThrownBy(() -> inbox.give(DARK_MODE, ADA, " \n", null, MON_1_JUNE))
                .isInstanceOf(NothingSaid.class);
    }

    @Test
    void keepsTheStageInWhichAMailArrived() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.ARCHIVED);

        assertThat(receive(mail("ada@example.com", null, "Bring it back")
                                .matchedTo(features.require(AUTOSAVE).id(), ADA))
                        .stage())
                .isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void findsOutTheStageOfWhatIsAssignedLater() {
        Instant before = MON_1_JUNE.minusSeconds(1);
        Feedback early = inbox.receive(mail("ada@example.com", null, "Too early"), before)
                .orElseThrow();
        Feedback unmatched = receive(mail("ada@example.com", null, "Love it"));
        jdbc.sql("update stage_transition set at = :at")
                .param("at", Timestamps.of(MON_1_JUNE))
                .update();
        jdbc.sql("""
                insert into stage_transition (feature_id, from_stage, to_stage, by_user, at)
                values (:feature, 'beta', 'general-availability', 'grace', :at)
                """)
                .param("feature", darkMode().id())
                .param("at", Timestamps.of(MON_1_JUNE.plusSeconds(1)))
                .update();

        assertThat(unmatched.stage()).isNull();
        assertThat(inbox.change(unmatched.id(), FeedbackReaders.ALL, null, DARK_MODE, MON_1_JUNE)
                        .stage())
                .isEqualTo(Stage.BETA);
        assertThat(inbox.change(early.id(), FeedbackReaders.ALL, null, DARK_MODE, MON_1_JUNE)
                        .stage())
                .isEqualTo(Stage.BETA);
    }

    @Test
    void takesNothingInTheAppAboutAnArchivedFeature() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.ARCHIVED);

        assertThatThrownBy(() -> inbox.give(AUTOSAVE, ADA, "More!", null, MON_1_JUNE))
                .isInstanceOfSatisfying(ClosedForFeedback.class, ex -> assertThat(ex.facts())
                        .containsExactly(entry("stage", Stage.ARCHIVED)));
        assertThatThrownBy(() -> inbox.give(new FeatureKey("no-such"), ADA, "More!", null, MON_1_JUNE))
                .isInstanceOf(UnknownFeature.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void takesWhatIsSaidTwiceOnce() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.\r\nReally.", null, MON_1_JUNE);
        Instant lastMoment = MON_1_JUNE.plus(Duration.ofMinutes(10)).minusMillis(1);

        assertThat(inbox.give(DARK_MODE, ADA, "Too dark.\nReally. ", null, lastMoment))
                .isEqualTo(said);
        assertThat(all()).hasSize(1);
        assertThat(heard.arrived).hasSize(1);
    }

    @Test
    void takesWhatIsNotSaidTwice() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.BETA);
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);

        inbox.give(DARK_MODE, ADA, "Too dark!", null, MON_1_JUNE);
        inbox.give(DARK_MODE, ADA, "Too dark.", 2, MON_1_JUNE);
        inbox.give(DARK_MODE, GRACE.user(), "Too dark.", null, MON_1_JUNE);
        inbox.give(AUTOSAVE, ADA, "Too dark.", null, MON_1_JUNE);
        inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE.plus(Duration.ofMinutes(10)));

        assertThat(all()).hasSize(6);
        assertThat(heard.arrived).hasSize(6);
    }

    @Test
    void takesOnceWhatIsSaidTwiceAtTheSameTime() {
        CompletableFuture<Feedback> second = new CompletableFuture<>();

        try (OpenTransaction first = new OpenTransaction(
                transactions, jdbc, () -> inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE))) {
            OpenTransaction.inBackground(
                    () -> second.complete(inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE)));
            first.awaitSomebodyWaiting();
            first.commit();
        }

        assertThat(all()).containsExactly(second.orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    void takesNoMoreInTheAppThanOnePersonSaysInAnHour() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.BETA);
        for (int n = 0; n < 200; n++) {
            inbox.give(n % 2 == 0 ? DARK_MODE : AUTOSAVE, ADA, "No. " + n, null, MON_1_JUNE.plusSeconds(n));
        }

        assertThatThrownBy(() -> inbox.give(DARK_MODE, ADA, "More", null, MON_1_JUNE.plusMillis(1_799_001)))
                .isInstanceOfSatisfying(TooMuchFeedback.class, ex -> assertThat(ex.facts())
                        .containsExactly(entry("retryAfterSeconds", 1_801L)));
        inbox.give(DARK_MODE, ADA, "No. 0", null, MON_1_JUNE.plusSeconds(60));
        inbox.give(DARK_MODE, GRACE.user(), "More", null, MON_1_JUNE.plusSeconds(60));
        assertThat(kept()).isEqualTo(201);

        inbox.give(DARK_MODE, ADA, "More", null, MON_1_JUNE.plus(Duration.ofHours(1)));
        assertThatThrownBy(() -> inbox.give(DARK_MODE, ADA, "Even more", null, MON_1_JUNE.plus(Duration.ofHours(1))))
                .isInstanceOfSatisfying(TooMuchFeedback.class, ex -> assertThat(ex.facts())
                        .containsExactly(entry("retryAfterSeconds", 1L)));
    }

    private long kept() {
        return jdbc.sql("select count(*) from feedback").query(Long.class).single();
    }

    @Test
    void takesNoMoreThanThatFromTwoPagesAtTheSameTime() {
        for (int n = 0; n < 199; n++) {
            inbox.give(DARK_MODE, ADA, "No. " + n, null, MON_1_JUNE);
        }
        CompletableFuture<Void> second;

        try (OpenTransaction first = new OpenTransaction(
                transactions, jdbc, () -> inbox.give(DARK_MODE, ADA, "The last", null, MON_1_JUNE))) {
            second = OpenTransaction.inBackground(() -> inbox.give(DARK_MODE, ADA, "One more", null, MON_1_JUNE));
            first.awaitSomebodyWaiting();
            first.commit();
        }

        assertThat(second)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(TooMuchFeedback.class);
        assertThat(kept()).isEqualTo(200);
    }

    @Test
    void takesAndTellsAllMailsOfOneSender() {
        for (int n = 0; n < 22; n++) {
            receive(mail("ada@example.com", null, "No. " + n));
        }

        assertThat(all()).hasSize(22);
        assertThat(heard.arrived).hasSize(22);
    }

    @Test
    void takesAMailWithAllThatIsKnownOfIt() {
        Feedback mail = receive(mail("Ada@Example.com", "Re: Dark mode", "Love it")
                .matchedTo(darkMode().id(), ADA)
                .inThread("<1@mail.example>", "<a@b.example>\r\n <c@d.example>")
                .withAttachments(List.of("screen.png (12 kB)", "notes.txt (1 kB)")));

        assertThat(mail.subject()).isEqualTo("Re: Dark mode");
        assertThat(mail.author())
                .isEqualTo(new Feedback.Author(ADA, "Ada", "Ada@Example.com", "A. Lovelace", true, "Ada@Example.com"));
        assertThat(mail.thread()).isEqualTo(new Feedback.MailThread("<1@mail.example>", "<a@b.example> <c@d.example>"));
        assertThat(mail.attachments()).containsExactly("screen.png (12 kB)", "notes.txt (1 kB)");
    }

    @Test
    void takesTheSameMailOnce() {
        NewFeedback mail = mail("ada@example.com", "Re: Dark mode", "Love it").inThread("<1@mail.example>", null);

        assertThat(inbox.receive(mail, MON_1_JUNE)).isPresent();
        assertThat(inbox.receive(mail, MON_1_JUNE.plusSeconds(9))).isEmpty();

        assertThat(all()).hasSize(1);
        assertThat(heard.arrived).hasSize(1);
    }

    @Test
    void takesTheSameMailOnceFromTwoReadersAtTheSameTime() {
        NewFeedback mail = mail("ada@example.com", "Re: Dark mode", "Love it").inThread("<1@mail.example>", null);
        CompletableFuture<Optional<Feedback>> second = new CompletableFuture<>();

        try (OpenTransaction first = new OpenTransaction(
                transactions, jdbc, () -> inbox.receive(mail, MON_1_JUNE).orElseThrow())) {
            OpenTransaction.inBackground(() -> second.complete(inbox.receive(mail, MON_1_JUNE)));
            first.awaitSomebodyWaiting();
            first.commit();
        }

        assertThat(second.orTimeout(30, TimeUnit.SECONDS).join()).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void takesEveryMailThatHasNoMessageId() {
        receive(mail("ada@example.com", null, "Once"));
        receive(mail("ada@example.com", null, "Twice"));

        assertThat(all()).hasSize(2).allMatch(mail -> mail.thread() == null);
    }

    @Test
    void takesAMailOfWhichNothingIsKnown() {
        Feedback unmatched = receive(mail(null, null, ""));

        assertThat(unmatched.about()).isNull();
        assertThat(unmatched.author()).isEqualTo(new Feedback.Author(null, null, null, "A. Lovelace", false, null));
        assertThat(heard.arrived).containsExactly(new FeedbackArrived(unmatched.id(), null, MON_1_JUNE));
    }

    @Test
    void showsWhenSomebodyElseAnswered() {
        Feedback forwarded = receive(mail("bob@example.com", "Re: Dark mode", "I got this from Ada")
                .matchedTo(darkMode().id(), ADA));

        assertThat(forwarded.author().isUser()).isFalse();
        assertThat(forwarded.author().user()).isEqualTo(ADA);
        assertThat(forwarded.author().replyTo()).isEqualTo("bob@example.com");
    }

    @Test
    void keepsWhoItWasWhenTheUserHasAnotherAddressLater() {
        Feedback mail = receive(mail("ada@example.com", null, "Love it").matchedTo(null, ADA));
        users.saw(new Profile(ADA, "ada@new.example", "Ada", null, MON_1_JUNE.plusSeconds(1)));

        assertThat(inbox.require(mail.id()).author().isUser()).isTrue();
    }

    @Test
    void anyMailIsCleanedBeforeItIsStored() {
        Feedback odd = receive(NewFeedback.byMail(
                        FeedbackSource.MAIL,
                        "x".repeat(400) + "@example.com",
                        "Ada\u0000\r\nBcc: all@example.com",
                        "a\u0007\n\tb",
                        "\ud83d\u0000half\u001b[2J of \ude00 it \ud83d\ude00\u0085 \r\n" + "y".repeat(200_000))
                .withAttachments(List.of("\u0000", "a\nb"))
                .inThread(
                        "<" + "ü".repeat(5_000) + "@example.com>",
                        "<first@example.com> ".repeat(1_000) + "<last@example.com>"));

        assertThat(odd.author().senderEmail()).hasSize(254);
        assertThat(odd.author().senderName()).isEqualTo("Ada Bcc: all@example.com");
        assertThat(odd.subject()).isEqualTo("a b");
        assertThat(odd.text())
                .startsWith("\uFFFDhalf[2J of \uFFFD it \ud83d\ude00 \nyyy")
                .hasSize(NewFeedback.MAX_TEXT);
        assertThat(odd.attachments()).containsExactly("a b");
        assertThat(odd.thread().messageId()).startsWith("<üü").hasSize(600);
        assertThat(odd.thread().references())
                .startsWith("<first@example.com> ")
                .endsWith(" <last@example.com>")
                .hasSizeLessThan(8_001);
    }

    @Test
    void keepsATextOfManyDifferentWords() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < NewFeedback.MAX_TEXT; i++) {
            words.append(Integer.toString(i, 36)).append("ß ");
        }

        assertThat(receive(mail("ada@example.com", null, words.toString())).text())
                .hasSizeGreaterThan(90_000);
    }

    @Test
    void tellsNobodyOfWhatAMachineWrote() {
        Feedback notice = receive(
                mail("ada@example.com", "Out of office", "Back on Monday").byMachine());

        assertThat(notice.status()).isEqualTo(FeedbackStatus.AUTOMATIC);
        assertThat(heard.arrived).isEmpty();
        assertThat(inbox.tallies(MON_1_JUNE, MON_1_JUNE.plusSeconds(1))).isEmpty();
        assertThat(inbox.between(null, MON_1_JUNE, MON_1_JUNE.plusSeconds(1), 10))
                .isEmpty();
    }

    @Test
    void tellsOnceSomebodyFindsThatItWasNoMachine() {
        Feedback notice =
                receive(mail("ada@example.com", "Out of ideas", "What now?").byMachine());

        inbox.change(notice.id(), FeedbackReaders.ALL, FeedbackStatus.UNREAD, null, MON_1_JUNE.plusSeconds(1));
        inbox.change(notice.id(), FeedbackReaders.ALL, FeedbackStatus.READ, null, MON_1_JUNE.plusSeconds(2));

        assertThat(heard.arrived).containsExactly(new FeedbackArrived(notice.id(), null, MON_1_JUNE.plusSeconds(1)));
    }

    @Test
    void isUndoneWithWhatAListenerCouldNotKeep() {
        heard.fails = true;

        assertThatThrownBy(() -> inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE))
                .hasMessage("Not now");

        assertThat(all()).isEmpty();
    }

    @Test
    void assignsWhatIsUnmatched() {
        Feedback unmatched = receive(mail("ada@example.com", null, "Love it"));

        Feedback assigned = inbox.change(unmatched.id(), FeedbackReaders.ALL, null, DARK_MODE, MON_1_JUNE);

        assertThat(assigned.about())
                .isEqualTo(new Feedback.FeatureReference(darkMode().id(), DARK_MODE, "dark-mode"));
        assertThat(assigned.status()).isEqualTo(FeedbackStatus.UNREAD);
        assertThat(heard.arrived).hasSize(1);
        assertThatThrownBy(() -> inbox.change(
                        unmatched.id(),
                        FeedbackReaders.ALL,
                        FeedbackStatus.READ,
                        new FeatureKey("no-such"),
                        MON_1_JUNE))
                .isInstanceOf(UnknownFeature.class);
        assertThat(inbox.require(unmatched.id())).isEqualTo(assigned);
    }

    @Test
    void repliesAndIsAnsweredThen() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);

        FeedbackReply reply =
                inbox.reply(said.id(), FeedbackReaders.ALL, "We made it\r\nlighter.", GRACE, MON_1_JUNE.plusSeconds(5));

        assertThat(reply)
                .isEqualTo(new FeedbackReply(
                        reply.id(),
                        said.id(),
                        "We made it\nlighter.",
                        GRACE.user(),
                        "Grace",
                        MON_1_JUNE.plusSeconds(5)));
        assertThat(inbox.requireReply(reply.id())).isEqualTo(reply);
        assertThat(inbox.repliesTo(all()).get(said.id())).containsExactly(reply);
        assertThat(inbox.require(said.id()).status()).isEqualTo(FeedbackStatus.ANSWERED);
        assertThat(heard.replied)
                .containsExactly(new FeedbackReplied(reply.id(), said.id(), MON_1_JUNE.plusSeconds(5)));
    }

    @Test
    void repliesOnceHoweverOftenTheSameIsSent() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        FeedbackReply reply = reply(said, "We know.\r\nThanks!", MON_1_JUNE);
        Instant lastMoment = MON_1_JUNE.plus(Duration.ofMinutes(10)).minusMillis(1);

        assertThat(reply(said, "We know.\nThanks!", lastMoment)).isEqualTo(reply);
        assertThat(heard.replied).hasSize(1);

        reply(said, "We know.\nThanks!", MON_1_JUNE.plus(Duration.ofMinutes(10)));
        reply(said, "We know!", lastMoment);
        inbox.reply(
                said.id(), FeedbackReaders.ALL, "We know!", new Profile(ADA, null, null, null, MON_1_JUNE), lastMoment);
        assertThat(inbox.repliesTo(all()).get(said.id())).hasSize(4);
        assertThat(heard.replied).hasSize(4);
    }

    @Test
    void repliesAnewToWhatIsNotAnsweredAnyMore() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        reply(said, "We know.", MON_1_JUNE);
        inbox.change(said.id(), FeedbackReaders.ALL, FeedbackStatus.UNREAD, null, MON_1_JUNE);

        reply(said, "We know.", MON_1_JUNE);

        assertThat(heard.replied).hasSize(2);
    }

    @Test
    void repliesOnceToTwoWhoSendTheSameAtTheSameTime() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        CompletableFuture<FeedbackReply> second = new CompletableFuture<>();

        try (OpenTransaction first =
                new OpenTransaction(transactions, jdbc, () -> reply(said, "We know.", MON_1_JUNE))) {
            OpenTransaction.inBackground(() -> second.complete(reply(said, "We know.", MON_1_JUNE)));
            first.awaitSomebodyWaiting();
            first.commit();
        }

        assertThat(inbox.repliesTo(all()).get(said.id()))
                .containsExactly(second.orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(heard.replied).hasSize(1);
    }

    private FeedbackReply reply(Feedback said, String text, Instant at) {
        return inbox.reply(said.id(), FeedbackReaders.ALL, text, GRACE, at);
    }

    @Test
    void repliesToNobodyWhoseAddressIsUnknownOrUnreachable() {
        Feedback nobodys = receive(mail(null, null, "Love it"));
        Feedback adas = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        suppressions.suppress(refused("ada@example.com", "550 no such user"), MON_1_JUNE);

        for (Feedback feedback : List.of(nobodys, adas)) {
            assertThatThrownBy(() -> inbox.reply(feedback.id(), FeedbackReaders.ALL, "Thank you.", GRACE, MON_1_JUNE))
                    .isInstanceOf(NowhereToReply.class);
            assertThat(inbox.require(feedback.id()).status()).isEqualTo(FeedbackStatus.UNREAD);
        }
        assertThat(heard.replied).isEmpty();
    }

    @Test
    void showsAnOwnerWhatIsSaidAboutTheOwnersFeatures() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        Feedback unmatched = receive(mail("ada@example.com", null, "Love it"));
        FeedbackReaders owner = FeedbackReaders.ownerWith("DESIGN@example.com");
        FeedbackReaders another = FeedbackReaders.ownerWith("another@example.com");
        FeedbackReaders nobody = FeedbackReaders.ownerWith(null);

        assertThat(inbox.require(said.id(), owner)).isEqualTo(said);
        assertThat(inbox.newest(owner, anything(), Long.MAX_VALUE, 10)).containsExactly(said);
        for (FeedbackReaders readers : List.of(another, nobody)) {
            assertThat(inbox.newest(readers, anything(), Long.MAX_VALUE, 10)).isEmpty();
            assertHidden(said, readers);
        }
        assertHidden(unmatched, owner);
    }

    @Test
    void isHandedOnlyToFeaturesOfWhoeverHandsIt() {
        Feedback said = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.BETA);
        FeedbackReaders owner = FeedbackReaders.ownerWith("design@example.com");
        assertThat(inbox.change(said.id(), owner, null, AUTOSAVE, MON_1_JUNE).about())
                .isEqualTo(about(AUTOSAVE));

        jdbc.sql("update feature set owner_email = 'another@example.com' where key = 'dark-mode'")
                .update();
        assertThatThrownBy(() -> inbox.change(said.id(), owner, FeedbackStatus.READ, DARK_MODE, MON_1_JUNE))
                .isInstanceOf(UnknownFeedback.class);
        assertThat(inbox.require(said.id()).about()).isEqualTo(about(AUTOSAVE));
        assertThat(inbox.require(said.id()).status()).isEqualTo(FeedbackStatus.UNREAD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsTheTeamOfAHundredMailsAnHour(boolean isReply) {
        Instant at = MON_1_JUNE;
        for (int i = 0; i < 102; i++) {
            at = at.plusSeconds(1);
            NewFeedback mail = mail(isReply ? i + "@example.com" : "Eve@example.com", null, "Number " + i);
            inbox.receive(isReply ? mail.inReplyTo(4711) : mail, at);
        }
        assertThat(heard.arrived).hasSize(100);
        assertThat(inbox.newest(FeedbackReaders.ALL, anything(), Long.MAX_VALUE, 200))
                .hasSize(102)
                .allMatch(kept -> kept.status() == FeedbackStatus.UNREAD);

        inbox.receive(mail("eve@example.org", null, "Another sender"), at);
        inbox.receive(mail("0@example.com", null, "Another mail").inReplyTo(4712), at);
        assertThat(heard.arrived).hasSize(102);

        NewFeedback later = mail("eve@example.com", null, "An hour later");
        inbox.receive(isReply ? later.inReplyTo(4711) : later, at.plus(Duration.ofHours(1)));
        assertThat(heard.arrived).hasSize(103);
    }

    private void assertHidden(Feedback feedback, FeedbackReaders readers) {
        long id = feedback.id();
        assertThatThrownBy(() -> inbox.require(id, readers)).isInstanceOf(UnknownFeedback.class);
        assertThatThrownBy(() -> inbox.change(id, readers, FeedbackStatus.READ, DARK_MODE, MON_1_JUNE))
                .isInstanceOf(UnknownFeedback.class);
        assertThatThrownBy(() -> inbox.reply(id, readers, "Thanks", GRACE, MON_1_JUNE))
                .isInstanceOf(UnknownFeedback.class);
        assertThat(inbox.require(id)).isEqualTo(feedback);
    }

    @Test
    void isListedByFeatureStatusAndWhetherItIsMatched() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.BETA);
        Feedback dark = inbox.give(DARK_MODE, ADA, "Too dark.", null, MON_1_JUNE);
        Feedback saved = inbox.give(AUTOSAVE, ADA, "Too often.", null, MON_1_JUNE);
        Feedback unmatched = receive(mail("ada@example.com", null, "Love it"));
        Feedback read = inbox.change(dark.id(), FeedbackReaders.ALL, FeedbackStatus.READ, null, MON_1_JUNE);

        assertThat(found(anything())).containsExactly(unmatched, saved, read);
        assertThat(found(new FeedbackFilter(darkMode().id(), false, ANY, null))).containsExactly(read);
        assertThat(found(new FeedbackFilter(null, true, ANY, null))).containsExactly(unmatched);
        assertThat(found(new FeedbackFilter(null, false, Set.of(FeedbackStatus.READ), null)))
                .containsExactly(read);
        assertThat(inbox.newest(FeedbackReaders.ALL, anything(), saved.id(), 10))
                .containsExactly(read);
        assertThat(inbox.newest(FeedbackReaders.ALL, anything(), Long.MAX_VALUE, 2))
                .containsExactly(unmatched, saved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scroll",
                "SCROLLING",
                "scroll list",
                "\"slow on\"",
                "list or nothing",
                "scroll -fast",
                "größe",
                "GRÖSS or größ",
                "dark-mode",
                "don't",
                "screen reader"
            })
    void isFoundByItsWords(String words) {
        Feedback found = receive(mail(
                "ada@example.com",
                "Screen readers",
                "Scrolling through the lists in dark-mode is slow on my phone. Don't mind the Größenwahn."));
        receive(mail("ada@example.com", "Fine", "It is fast"));

        assertThat(found(new FeedbackFilter(null, false, ANY, words))).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rolling", "scroll fast", "scroll -lists", "\"on slow\"", "!!!", "'", "\\", ":*", "-", "a\\'b"})
    void isNotFoundByOtherWords(String words) {
        receive(mail("ada@example.com", "Dark", "Scrolling through the lists is slow on my phone"));

        assertThat(found(new FeedbackFilter(null, false, ANY, words))).isEmpty();
    }

    @Test
    void isCountedByFeatureAndTime() {
        FeatureMother.create(lifecycle, AUTOSAVE, Stage.BETA);
        Instant noon = MON_1_JUNE.plus(Duration.ofHours(3));
        inbox.give(DARK_MODE, ADA, "Yesterday's", 1, MON_1_JUNE.minusSeconds(1));
        Feedback first = inbox.give(DARK_MODE, ADA, "Good", 4, MON_1_JUNE);
        Feedback second = inbox.give(DARK_MODE, ADA, "Better", 5, noon.minusSeconds(1));
        inbox.give(DARK_MODE, ADA, "No number", null, noon.minusSeconds(2));
        inbox.give(DARK_MODE, ADA, "In the next hour", 1, noon);
        inbox.give(AUTOSAVE, ADA, "Hm", null, MON_1_JUNE);
        Feedback unmatched = receive(mail("ada@example.com", null, "Love it"));

        assertThat(inbox.tallies(MON_1_JUNE, noon))
                .containsExactly(
                        new FeedbackTally(about(AUTOSAVE), 1, null),
                        new FeedbackTally(about(DARK_MODE), 3, 4.5),
                        new FeedbackTally(null, 1, null));
        assertThat(inbox.between(darkMode().id(), MON_1_JUNE, noon, 10))
                .hasSize(3)
                .startsWith(second)
                .endsWith(first);
        assertThat(inbox.between(darkMode().id(), MON_1_JUNE, noon, 1)).containsExactly(second);
        assertThat(inbox.between(null, MON_1_JUNE, noon, 10)).containsExactly(unmatched);
    }

    private Feedback receive(NewFeedback feedback) {
        return inbox.receive(feedback, MON_1_JUNE).orElseThrow();
    }

    private static NewFeedback mail(@Nullable String from, @Nullable String subject, String text) {
        return NewFeedback.byMail(FeedbackSource.MAIL, from, "A. Lovelace", subject, text);
    }

    private Feature darkMode() {
        return features.require(DARK_MODE);
    }

    private Feedback.FeatureReference about(FeatureKey key) {
        return new Feedback.FeatureReference(features.require(key).id(), key, key.value());
    }

    private List<Feedback> all() {
        return found(anything());
    }

    private List<Feedback> found(FeedbackFilter filter) {
        return inbox.newest(FeedbackReaders.ALL, filter, Long.MAX_VALUE, 100);
    }

    private static FeedbackFilter anything() {
        return new FeedbackFilter(null, false, ANY, null);
    }
}
