package dev.earlyaccess.webhook;

import static dev.earlyaccess.notifying.Scene.ADA;
import static dev.earlyaccess.notifying.Scene.ADMIN;
import static dev.earlyaccess.notifying.Scene.DARK_MODE;
import static dev.earlyaccess.notifying.Scene.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.FeatureMother;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.launch.InitialAudienceCounter;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The Slack messages about transitions, with a Slack that fails and recovers. */
@NotificationTest
class SlackStageFormatTest {

    private static final SlackSink marketing = new SlackSink();
    private static final SlackSink announcements = new SlackSink();
    private static final String PAGE = "http://localhost:8080/console#/features/dark-mode";

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry settings) {
        settings.add("early-access.slack.marketing", marketing::webhook);
        settings.add("early-access.slack.announcements", announcements::webhook);
    }

    @Autowired
    private Scene scene;

    @Autowired
    private FeatureLifecycle lifecycle;

    @Autowired
    private InitialAudienceCounter audienceCounter;

    @Autowired
    private WebhookQueue queue;

    @Autowired
    private WebhookSender sender;

    @Autowired
    private ChatChannels channels;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        marketing.reset();
        announcements.reset();
    }

    @AfterAll
    static void close() {
        marketing.close();
        announcements.close();
    }

    @Test
    void tellsMarketingOfANewConcept() {
        lifecycle.create(
                DARK_MODE, FeatureMother.readyForBeta("Dark mode"), Stage.CONCEPT, new Actor(ADMIN, "Alan Turing"));

        assertThat(posted(marketing))
                .containsExactly("""
                *Dark mode* is a new concept (Design systems, Design)
                > What Dark mode is for
                Created by Alan Turing
                Documentation: %s
                Feature dark-mode: %s""".formatted(scene.feature().description().documentationUrl(), PAGE));
        assertThat(announcements.requests()).isZero();
    }

    @Test
    void tellsMarketingTheInitialAudienceOfABeta() {
        scene.concept();
        scene.optsIn(ADA);
        scene.optsIn(GRACE);
        scene.launched();
        assertThat(jdbc.sql("select ready from launch")
                        .query((row, n) -> row.getObject(1))
                        .list())
                .as("the transition counts nobody")
                .containsOnlyNulls();
        assertThat(posted(marketing)).hasSize(1);

        audienceCounter.run();
        assertThat(posted(marketing).get(1))
                .isEqualTo("""
                *Dark mode* is in beta (Design systems, Design)
                > What Dark mode is for
                Moved by admin: Because
                Documentation: %s
                Feature dark-mode: %s
                2 sample users are ready from the first moment.""".formatted(scene.feature().description().documentationUrl(), PAGE));
        assertThat(announcements.requests()).isZero();
    }

    @Test
    void tellsTheSameAudienceHoweverLateItIsPosted() {
        marketing.respondsWith(503, "", Map.of());
        scene.concept();
        scene.optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        audienceCounter.run();
        scene.clock.forward(Duration.ofHours(1));
        scene.optsOut(ADA);
        scene.knows(new dev.earlyaccess.user.UserId("carl"), "Carl", "en");
        scene.optsIn(new dev.earlyaccess.user.UserId("carl"));
        scene.optsIn(GRACE);
        audienceCounter.run();
        posted(marketing);

        marketing.acceptsAll();
        scene.clock.forward(Duration.ofMinutes(1));
        assertThat(posted(marketing)).hasSize(2);
        assertThat(marketing.texts().get(1)).endsWith("\n1 sample user is ready from the first moment.");
    }

    @Test
    void countsUsersOfTheBetaBeforeItWasPulledBack() {
        scene.concept();
        scene.optsIn(ADA);
        scene.launched();
        scene.sweptForLaunch();
        scene.clock.forward(Duration.ofDays(1));
        scene.pulledBack();
        scene.optsIn(GRACE);
        scene.clock.forward(Duration.ofDays(1));
        scene.launched();
        audienceCounter.run();

        assertThat(posted(marketing))
                .hasSize(4)
                .last()
                .asString()
                .endsWith("\n2 sample users are ready from the first moment.");
    }

    @Test
    void tellsOfABetaThatWasNoConceptAtOnce() {
        scene.beta();

        assertThat(posted(marketing))
                .singleElement()
                .asString()
                .endsWith("\n0 sample users are ready from the first moment.");
    }

    @Test
    void keepsTheOrderWhileTheAudienceIsUncounted() {
        scene.concept().launched();
        scene.pulledBack();
        lifecycle.create(new FeatureKey("autosave"), FeatureMother.readyForBeta("Autosave"), Stage.CONCEPT, GRACE);
        assertThat(headings(marketing)).containsExactly("*Dark mode* is a new concept", "*Autosave* is a new concept");

        audienceCounter.run();
        assertThat(headings(marketing))
                .endsWith("*Dark mode* is in beta", "*Dark mode* is pulled back: it is a concept again");
    }

    @Test
    void waitsTenMinutesForTheAudienceAtMost() {
        scene.concept().launched();
        scene.clock.forward(Duration.ofMinutes(10));

        assertThat(headings(marketing)).endsWith("*Dark mode* is in beta");
        assertThat(marketing.texts().get(1)).doesNotContain("sample");
    }

    @Test
    void announcesGeneralAvailabilityAndItsEnd() {
        scene.beta();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        scene.movedTo(Stage.BETA);
        scene.movedTo(Stage.ARCHIVED);
        scene.movedTo(Stage.CONCEPT);
        scene.movedTo(Stage.ARCHIVED);

        assertThat(headings(announcements))
                .containsExactly(
                        "*Dark mode* is generally available",
                        "*Dark mode* is rolled back: it is a beta again",
                        "*Dark mode* is archived");
        assertThat(headings(marketing))
                .containsExactly(
                        "*Dark mode* is in beta",
                        "*Dark mode* is archived",
                        "*Dark mode* is revived: it is a concept again",
                        "*Dark mode* is archived");
        assertThat(announcements.texts().get(2)).contains("\nMoved by admin: Because\n");
    }

    @Test
    void isPostedInOrderOnceSlackRecovers() {
        announcements.stop();
        marketing.respondsWith(500, "", Map.of());
        scene.beta();
        scene.movedTo(Stage.GENERAL_AVAILABILITY);
        scene.movedTo(Stage.ARCHIVED);
        postAll();
        assertThat(channels.all())
                .filteredOn(channel -> channel.channel() != Channel.FEEDBACK)
                .allSatisfy(channel -> {
                    assertThat(channel.connected()).isTrue();
                    assertThat(channel.waiting()).isEqualTo(2);
                    assertThat(channel.failures()).isEqualTo(1);
                    assertThat(channel.lastError()).isNotBlank().doesNotContain("secret");
                    assertThat(channel.oldestAt()).isEqualTo(HandMovedClock.MON_1_JUNE);
                    assertThat(channel.restsUntil()).isAfter(scene.clock.instant());
                });

        announcements.start();
        marketing.acceptsAll();
        scene.clock.forward(Duration.ofMinutes(1));
        assertThat(headings(announcements))
                .containsExactly("*Dark mode* is generally available", "*Dark mode* is archived");
        assertThat(headings(marketing)).containsExactly("*Dark mode* is in beta", "*Dark mode* is archived");
        assertThat(channels.all()).allMatch(channel -> channel.waiting() == 0 && channel.lastError() == null);
    }

    @Test
    void isNotPostedIfTheTransitionIsRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    scene.concept();
                    throw new IllegalStateException("Too bad");
                }))
                .hasMessage("Too bad");

        assertThat(posted(marketing)).isEmpty();
    }

    @Test
    void mentionsNobody() {
        lifecycle.create(
                DARK_MODE,
                new Description(
                        "<!channel>\n*Dark* & mode",
                        "one\n<!here>",
                        new Owner("<@U1>", null, null),
                        "https://docs.example.com/?a=b&c=d",
                        null,
                        null,
                        Size.MINOR,
                        false,
                        false,
                        null),
                Stage.CONCEPT,
                ADMIN);

        assertThat(posted(marketing)).containsExactly("""
                *&lt;!channel&gt; *Dark* &amp; mode* is a new concept (&lt;@U1&gt;)
                > one
                > &lt;!here&gt;
                Created by admin
                Documentation: https://docs.example.com/?a=b&amp;c=d
                Feature dark-mode: %s""".formatted(PAGE));
    }

    @Test
    void showsOverriddenChecklistItemsAndTheReason() {
        scene.beta();
        lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(Stage.GENERAL_AVAILABILITY, "The keynote is today", true, true),
                ADMIN);

        assertThat(posted(announcements)).singleElement().asString().contains("""
                        Moved by admin: The keynote is today
                        Of the launch checklist was overridden: announcement, documentation
                        """);
    }

    @Test
    void isReplacedByAShortTextThatSlackAccepts() {
        scene.concept().launched();
        audienceCounter.run();
        marketing.respondsTo("What Dark mode is for", 400, "invalid_payload");

        assertThat(posted(marketing))
                .containsExactly(
                        "The feature dark-mode is a new concept. Slack did not take the text about it; see " + PAGE,
                        "The feature dark-mode is in beta. Slack did not take the text about it; see " + PAGE
                                + "\n0 sample users are ready from the first moment.");
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKETING", "ANNOUNCEMENTS"})
    void hasAMaximumLength(Channel channel) {
        lifecycle.create(
                DARK_MODE,
                new Description(
                        "&".repeat(120),
                        "&\n".repeat(2_000),
                        new Owner("&".repeat(120), "a@example.com", "<".repeat(120)),
                        "https://docs.example.com/" + "&".repeat(1_900),
                        null,
                        null,
                        Size.MINOR,
                        false,
                        false,
                        null),
                Stage.BETA,
                ADMIN);
        lifecycle.move(
                DARK_MODE,
                version -> true,
                new TransitionRequest(Stage.GENERAL_AVAILABILITY, ">".repeat(1_000), true, true),
                ADMIN);

        assertThat(posted(channel == Channel.MARKETING ? marketing : announcements))
                .singleElement()
                .asString()
                .hasSizeBetween(1_500, 6_000);
    }

    private void postAll() {
        queue.endpointsWithWork(scene.clock.instant()).forEach(endpoint -> sender.run(endpoint, () -> false));
    }

    private List<String> posted(SlackSink sink) {
        postAll();
        return sink.texts();
    }

    /** The first line of each, without who owns it. */
    private List<String> headings(SlackSink sink) {
        return posted(sink).stream()
                .map(text -> text.lines().findFirst().orElse("").replaceAll(" \\(.*", ""))
                .toList();
    }
}
