package dev.earlyaccess.webhook;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.launch.Launches;
import dev.earlyaccess.mail.Links;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.OpenTransaction;
import dev.earlyaccess.tracing.Causes;
import dev.earlyaccess.user.UserId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The Slack channel for feedback, with a Slack that fails and recovers. */
@NotificationTest
class SlackTest {

    private static final FeatureKey AUTOSAVE = new FeatureKey("autosave");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final SlackSink slack = new SlackSink();

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry settings) {
        settings.add("early-access.slack.feedback", slack::webhook);
    }

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private FeedbackInbox inbox;

    @Autowired
    private Features features;

    @Autowired
    private Launches launches;

    @Autowired
    private Links links;

    @Autowired
    private OutgoingAddresses addresses;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private WebhookSender sender;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Causes causes;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void betas() {
        slack.reset();
        scene.beta();
        lifecycle.create(AUTOSAVE, FeatureMother.readyForBeta("Autosave"), Stage.BETA, GRACE);
    }

    @AfterEach
    void letGo() {
        slack.acceptsAll();
    }

    @AfterAll
    static void close() {
        slack.close();
    }

    @Test
    void receivesAllFeedbackEvenIfUnmatched() {
        said(DARK_MODE, "Too dark", 2);
        said(DARK_MODE, "What is it?", null);
        inbox.receive(unmatched("Hello"), scene.clock.instant());

        assertThat(postedTexts())
                .containsExactly(
                        linked(1, "*Dark mode*: feedback #1 from Ada, ★★☆☆☆ (2 of 5)\n> Too dark"),
                        linked(2, "*Dark mode*: feedback #2 from Ada\n> What is it?"),
                        linked(3, "*Unmatched*: feedback #3 from Carl\nSubject: A question\n> Hello"));
        assertThat(postedTexts()).hasSize(3);
        assertThat(slack.requests()).isEqualTo(3);
    }

    @Test
    void receivesATestAtOnceEvenIfMessagesWait(@Autowired WebhookProbe probe) {
        slack.respondsWith(404, "no_service", Map.of());
        said(DARK_MODE, "Too dark", 2);
        assertThat(postedTexts()).isEmpty();
        assertThat(probe.post(Channel.FEEDBACK).attempt().error()).isEqualTo("404 no_service");

        slack.acceptsAll();
        WebhookProbe.SlackProbe posted = probe.post(Channel.FEEDBACK);
        assertThat(slack.texts()).containsExactly(posted.text());
        assertThat(posted.attempt().status()).isEqualTo(200);
        assertThatThrownBy(() -> probe.post(Channel.MARKETING)).isInstanceOf(ChannelNotConnected.class);
    }

    @Test
    void receivesNothingRolledBackOrWrittenByAMachine() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    said(DARK_MODE, "Too dark", 2);
                    throw new IllegalStateException("Too bad");
                }))
                .hasMessage("Too bad");
        inbox.receive(unmatched("I am on holiday").byMachine(), scene.clock.instant());

        assertThat(postedTexts()).isEmpty();
    }

    @Test
    void receivesNoMentionsOrFalseLinks() {
        said(DARK_MODE, "<!channel> see <https://evil.example.com|our docs> & <@U123>\n*Dark mode*: all is well", null);

        assertThat(postedTexts())
                .containsExactly(linked(
                        1,
                        "*Dark mode*: feedback #1 from Ada\n"
                                + "> &lt;!channel&gt; see &lt;https://evil.example.com|our docs&gt; &amp; &lt;@U123&gt;\n"
                                + "> *Dark mode*: all is well"));
        assertThat(slack.posts().get(0).get("unfurl_links").booleanValue()).isFalse();
    }

    @Test
    void receivesFeedbackInOrderThoughTheFirstCommitsLate() {
        said(AUTOSAVE, "zero", null);
        CompletableFuture<Void> second;
        try (OpenTransaction first = new OpenTransaction(transaction, jdbc, () -> said(DARK_MODE, "one", null))) {
            second = OpenTransaction.inBackground(() -> said(DARK_MODE, GRACE, "two", null));
            first.awaitSomebodyWaiting();
            said(AUTOSAVE, new UserId("carl"), "three", null);
        }
        second.orTimeout(30, TimeUnit.SECONDS).join();

        postAll();
        assertThat(said())
                .containsExactlyInAnyOrder("zero", "one", "two", "three")
                .containsSubsequence("one", "two");
    }

    @ParameterizedTest
    @CsvSource({"500, server_error", "503, ''", "404, no_service", "403, action_prohibited", "302, elsewhere"})
    void receivesAllMessagesInOrderOnceItRecovers(int status, String body) {
        slack.respondsWith(status, body, Map.of());
        said(DARK_MODE, "one", null);
        assertThat(postedTexts()).isEmpty();
        said(DARK_MODE, "two", null);
        said(AUTOSAVE, "three", null);
        afterAWhile(5);
        assertThat(slack.texts()).isEmpty();

        slack.acceptsAll();
        afterAWhile(1);
        assertThat(said()).containsExactlyInAnyOrder("one", "two", "three").containsSubsequence("one", "two");
    }

    @Test
    void isRetriedWithBackoffUpToAMinute() {
        slack.respondsWith(500, "", Map.of());
        said(DARK_MODE, "one", null);
        postAll();
        postAll();
        assertThat(slack.requests()).isEqualTo(1);

        scene.clock.forward(Duration.ofSeconds(1));
        postAll();
        scene.clock.forward(Duration.ofSeconds(1));
        postAll();
        assertThat(slack.requests()).isEqualTo(2);

        afterAWhile(100);
        assertThat(slack.requests()).isEqualTo(102);
    }

    @Test
    void restsForAsLongAsRetryAfterSays() {
        slack.respondsWith(429, "rate_limited", Map.of("Retry-After", "90"));
        said(DARK_MODE, "one", null);
        postAll();
        slack.acceptsAll();
        said(DARK_MODE, "two", null);
        said(AUTOSAVE, "three", null);

        scene.clock.forward(Duration.ofSeconds(89));
        assertThat(postedTexts()).isEmpty();
        assertThat(slack.requests()).isEqualTo(1);

        scene.clock.forward(Duration.ofSeconds(1));
        postAll();
        assertThat(said()).hasSize(3).containsSubsequence("one", "two");
    }

    @Test
    void restsUntilTheDateInRetryAfter() {
        String then = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                scene.clock.instant().plusSeconds(300).atOffset(ZoneOffset.UTC));
        slack.respondsWith(429, "rate_limited", Map.of("Retry-After", then));
        said(DARK_MODE, "one", null);
        postAll();
        slack.acceptsAll();

        scene.clock.forward(Duration.ofSeconds(299));
        assertThat(postedTexts()).isEmpty();
        scene.clock.forward(Duration.ofSeconds(1));
        assertThat(postedTexts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "1.5", "Mon, 99 Jun"})
    void isRetriedAsUsualIfRetryAfterIsUnreadable(String retryAfter) {
        slack.respondsWith(429, "", Map.of("Retry-After", retryAfter));
        said(DARK_MODE, "one", null);
        postAll();
        slack.acceptsAll();

        afterAWhile(1);
        assertThat(slack.texts()).hasSize(1);
    }

    @Test
    void restsForADayAtMost() {
        slack.respondsWith(429, "", Map.of("Retry-After", "999999999"));
        said(DARK_MODE, "one", null);
        postAll();
        slack.acceptsAll();

        scene.clock.forward(Duration.ofDays(1));
        assertThat(postedTexts()).hasSize(1);
    }

    @Test
    void receivesMessagesLaterIfItDoesNotRespond() {
        WebhookSender hasty =
                new WebhookSender(queue, new HttpPoster(addresses, Duration.ofMillis(200)), causes, scene.clock);
        said(DARK_MODE, "one", null);
        said(DARK_MODE, "two", null);
        slack.hangs();
        post(hasty);
        assertThat(jdbc.sql("select last_error from webhook_endpoint")
                        .query(String.class)
                        .single())
                .isEqualTo("No response within 0.2 seconds");

        slack.stopsHanging();
        scene.clock.forward(LONGEST_WAIT);
        postAll();
        assertThat(said()).endsWith("one", "two");
    }

    @Test
    void receivesAllMessagesOnceItIsReachable() {
        slack.stop();
        said(DARK_MODE, "one", null);
        said(DARK_MODE, "two", null);
        afterAWhile(3);
        assertThat(jdbc.sql("select last_error from webhook_endpoint")
                        .query(String.class)
                        .single())
                .contains("Connect")
                .doesNotContain("secret");

        slack.start();
        afterAWhile(1);
        assertThat(said()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_payload", "413, too_large"})
    void receivesAShortTextInPlaceOfARefusedText(int status, String body) {
        slack.respondsTo("poison", status, body);
        said(DARK_MODE, "poison", null);
        said(DARK_MODE, "two", null);

        assertThat(postedTexts())
                .containsExactly(
                        linked(
                                1,
                                "Feedback #1 about dark-mode has arrived. Slack did not take its text; it is in the inbox."),
                        linked(2, "*Dark mode*: feedback #2 from Ada\n> two"));
    }

    @Test
    void receivesAllMessagesAfterRefusingAll() {
        slack.respondsWith(400, "invalid_payload", Map.of());
        said(DARK_MODE, "one", null);
        said(DARK_MODE, "two", null);
        said(DARK_MODE, "three", null);
        afterAWhile(20);
        assertThat(slack.texts()).isEmpty();

        slack.acceptsAll();
        afterAWhile(1);
        assertThat(slack.texts())
                .containsExactly(
                        linked(
                                1,
                                "Feedback #1 about dark-mode has arrived. Slack did not take its text; it is in the inbox."),
                        linked(2, "*Dark mode*: feedback #2 from Ada\n> two"),
                        linked(3, "*Dark mode*: feedback #3 from Ada\n> three"));
    }

    @Test
    void isNotHeldUpByAMessageThatAlwaysFails() {
        slack.respondsTo("poison", 500, "server_error");
        said(DARK_MODE, "poison", null);
        said(DARK_MODE, "two", null);
        said(AUTOSAVE, "three", null);
        inbox.receive(unmatched("four"), scene.clock.instant());
        said(AUTOSAVE, "five", null);
        afterAWhile(10);
        assertThat(said()).containsExactlyInAnyOrder("three", "four", "five").containsSubsequence("three", "five");

        slack.acceptsAll();
        afterAWhile(1);
        assertThat(said()).containsSubsequence("poison", "two").hasSize(5);
    }

    @Test
    void isNotBlamedForAnInterruptedAttempt() throws InterruptedException {
        said(DARK_MODE, "one", null);
        slack.hangs();
        Thread first = new Thread(this::postAll, "beside-the-test");
        first.start();
        slack.awaitRequest();
        first.interrupt();
        first.join(10_000);
        assertThat(jdbc.sql("select failures from webhook_endpoint where last_error is null")
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
        assertThat(waiting()).isEqualTo(1);

        slack.stopsHanging();
        postAll();
        assertThat(said()).endsWith("one");
        assertThat(waiting()).isZero();
    }

    @Test
    void keepsNoPostedMessage() {
        said(DARK_MODE, "one", null);
        postAll();

        assertThat(waiting()).isZero();
    }

    @Test
    void receivesNothingWithoutAWebhook() {
        WebhookListener deaf =
                new WebhookListener(inbox, features, launches, links, queue, new SlackSettings(null, null, null));
        deaf.on(new dev.earlyaccess.feedback.FeedbackArrived(1, null, scene.clock.instant()));

        assertThat(waiting()).isZero();
    }

    @Test
    void receivesOneMessageIfTwoChannelsShareAWebhook() {
        SlackSettings same = new SlackSettings(null, slack.webhook(), slack.webhook() + " ");
        new WebhookListener(inbox, features, launches, links, queue, same)
                .on(lifecycle.move(AUTOSAVE, version -> true, new TransitionRequest(Stage.ARCHIVED, "Because"), GRACE));

        assertThat(jdbc.sql("select e.channel from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id")
                        .query(String.class)
                        .list())
                .containsExactly("marketing");
    }

    private long waiting() {
        return jdbc.sql("select count(*) from webhook_message")
                .query(Long.class)
                .single();
    }

    private void postAll() {
        post(sender);
    }

    private void post(WebhookSender sender) {
        queue.endpointsWithWork(scene.clock.instant()).forEach(endpoint -> sender.run(endpoint, () -> false));
    }

    private void said(FeatureKey feature, String text, @Nullable Integer rating) {
        said(feature, ADA, text, rating);
    }

    private void said(FeatureKey feature, UserId by, String text, @Nullable Integer rating) {
        inbox.give(feature, by, text, rating, scene.clock.instant());
    }

    private static NewFeedback unmatched(String text) {
        return NewFeedback.byMail(FeedbackSource.MAIL, "carl@example.com", "Carl", "A question", text);
    }

    /** Lets time pass, so much at a time that whatever waits is tried again. */
    private void afterAWhile(int times) {
        for (int time = 0; time < times; time++) {
            scene.clock.forward(LONGEST_WAIT);
            postAll();
        }
    }

    private List<String> postedTexts() {
        postAll();
        return slack.texts();
    }

    /** The text with the links to this feedback. */
    private static String linked(int id, String text) {
        return """
                %s
                Read and reply: http://localhost:8080/console#/inbox/%d""".formatted(text, id);
    }

    /** What users said, of what was posted. */
    private List<String> said() {
        return slack.texts().stream()
                .map(text -> text.replaceAll("(?s).*\n> |\n.*", ""))
                .toList();
    }
}
