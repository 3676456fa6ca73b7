package dev.earlyaccess.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.earlyaccess.EarlyAccessApplication;
import dev.earlyaccess.endtoend.Client;
import dev.earlyaccess.endtoend.Response;
import dev.earlyaccess.endtoend.Tokens;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.testing.TestPostgres;
import dev.earlyaccess.upgrade.Receivers.Post;
import dev.earlyaccess.upgrade.ReleasedDump.Waiting;
import dev.earlyaccess.user.SuppressionList;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service continues the work of a released version: on a database that the released version left in the
 * middle of a launch, an update, retries and waiting messages. Nothing that waits is lost or doubled, and the
 * links in old mails work.
 */
@SpringBootTest(
        classes = EarlyAccessApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "early-access.security.jwt-secret=" + Tokens.SECRET,
            "early-access.feedback.hook-key=" + UpgradeTest.MAIL_ENDPOINT_KEY,
            "early-access.outgoing.allow=127.0.0.1",
            "management.server.port=0"
        })
@ContextConfiguration(initializers = {TestPostgres.class, UpgradeTest.OldDatabase.class})
@Import(UpgradeTest.Beans.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTest {

    static final String MAIL_ENDPOINT_KEY = "the key of the mail endpoint for feedback";

    private static final ReleasedDump DUMP = ReleasedDump.of("v0.1-51dbb5a");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TOKEN_OF_MESSAGE_ID = Pattern.compile("\\.([0-9a-f-]{36})@");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private GreenMail mail;

    @Autowired
    private Receivers receivers;

    @Autowired
    private Environment environment;

    private Client client;

    /** What was sent when the waiting work was finished; the tests cause more. */
    private List<Post> posts;

    private List<String> mails;
    private List<Long> stillOwed;

    /** Restores the dump before the service starts, and starts the servers that the service talks to. */
    static class OldDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            Receivers receivers = new Receivers();
            GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            restore(context.getEnvironment(), receivers);
            TestPropertyValues.of(DUMP.settings())
                    .and(
                            "spring.mail.host=127.0.0.1",
                            "spring.mail.port=" + mail.getSmtp().getPort())
                    .and(DUMP.slack().keySet().stream()
                            .map(channel -> "early-access.slack." + channel + "=" + receivers.url("/slack/" + channel)))
                    .applyTo(context);
            context.registerBean(Receivers.class, () -> receivers);
            context.registerBean(GreenMail.class, () -> mail, bean -> bean.setDestroyMethodName("stop"));
        }

        private static void restore(Environment environment, Receivers receivers) {
            try (var connection = DriverManager.getConnection(
                            environment.getRequiredProperty("spring.datasource.url"),
                            environment.getRequiredProperty("spring.datasource.username"),
                            environment.getRequiredProperty("spring.datasource.password"));
                    var statement = connection.createStatement()) {
                statement.execute(DUMP.sql());
                statement.execute("update webhook_endpoint set url = replace(url, 'https://hooks.example.com', '%s')"
                        .formatted(receivers.url("/hooks")));
            } catch (SQLException ex) {
                throw new IllegalStateException("The dump is not restored", ex);
            }
        }
    }

    static class Beans {

        @Bean
        @Primary
        HandMovedClock aDayAfterTheDump() {
            HandMovedClock clock = new HandMovedClock();
            clock.set(DUMP.aDayLater());
            return clock;
        }
    }

    @BeforeAll
    void finishesWhatWaits() {
        client = new Client("http://localhost:" + environment.getRequiredProperty("local.server.port"), null);
        await().atMost(PATIENCE).until(() -> isFinished("""
                not exists (select from enrollment e join feature f on f.id = e.feature_id
                            where e.status = 'interested' and f.stage = 'beta')
                and not exists (select from launch where finished_at is null)
                and not exists (select from feature_update where finished_at is null)
                """));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentMails()).hasSameSizeAs(DUMP.mails()));
        DUMP.slack().forEach((channel, waiting) -> await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(receivers.to("/slack/" + channel)).hasSameSizeAs(waiting)));
        DUMP.webhooks().stream()
                .filter(webhook -> webhook.get("disabled").isNull())
                .forEach(webhook -> await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(receivers.to(pathOf(webhook))).hasSameSizeAs(waiting(webhook))));
        posts = receivers.all();
        mails = sentMails();
        stillOwed = jdbc.sql("select id from delivery where status = 'owed' order by id")
                .query(Long.class)
                .list();
    }

    private boolean isFinished(String condition) {
        return jdbc.sql("select " + condition).query(Boolean.class).single();
    }

    @Test
    void sendsEachOwedMailOnce() {
        assertThat(mails).isEqualTo(DUMP.mails());
        assertThat(stillOwed).isEqualTo(DUMP.stillOwed());
    }

    @Test
    void endsLaunchesWithTheSameCounts() {
        for (JsonNode launch : DUMP.launches()) {
            assertThat(jdbc.sql("""
                            select l.subscribers, l.enrolled, l.owed, l.sent, l.failed, l.cancelled
                            from launch l join feature f on f.id = l.feature_id
                            where f.key = :feature and l.finished_at is not null
                            """)
                            .param("feature", launch.get("feature").asString())
                            .query()
                            .listOfRows())
                    .as(launch.get("feature").asString())
                    .anySatisfy(row -> row.forEach((column, count) -> assertThat(count)
                            .as(column)
                            .hasToString(launch.get(column).asString())));
        }
    }

    /** It is tested here because only this test starts a service with settings of its own. */
    @Test
    void tellsItsHealthOnAPortOfItsOwn() {
        Client management =
                new Client("http://localhost:" + environment.getRequiredProperty("local.management.port"), null);

        Response health = management.get("/actuator/health").is(200);
        assertThat(health.text("/status")).isEqualTo("UP");
        assertThat(health.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(health.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        management.get("/actuator/health/liveness").is(200);
        assertThat(management.get("/actuator/env").status()).isIn(401, 404);
        Response metrics = management.get("/actuator/prometheus").is(200);
        assertThat(metrics.body()).contains("# TYPE jvm_memory_used_bytes gauge");
        assertThat(metrics.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(management.get("/api/v1/changelog").status()).isIn(401, 404);
        assertThat(client.asAdmin().get("/actuator/health").status()).isEqualTo(404);
        client.get("/api/v1/changelog").is(200);
    }

    @Test
    void postsEachSlackMessageOnceAndInOrder() {
        DUMP.slack().forEach((channel, waiting) -> {
            List<String> firstLines = postsTo("/slack/" + channel)
                    .map(post -> new JsonMapper()
                            .readTree(post.body())
                            .get("text")
                            .asString()
                            .lines()
                            .findFirst()
                            .orElseThrow())
                    .toList();
            isEachOnceAndInOrder(waiting, firstLines);
        });
    }

    @Test
    void postsEachWebhookMessageOnceAndInOrder() {
        for (JsonNode webhook : DUMP.webhooks()) {
            List<Waiting> waiting = waiting(webhook);
            List<String> posted = postsTo(pathOf(webhook))
                    .map(post -> Objects.requireNonNull(post.messageId()))
                    .toList();
            if (webhook.get("disabled").isNull()) {
                isEachOnceAndInOrder(waiting, posted);
            } else {
                assertThat(posted).isEmpty();
                assertThat(client.asAdmin()
                                .get("/api/v1/admin/webhooks/"
                                        + webhook.get("id").asString())
                                .is(200)
                                .json()
                                .get("waiting")
                                .intValue())
                        .isEqualTo(waiting.size());
            }
        }
    }

    @Test
    void suppressedUsersStayUnreachable() {
        List<String> unreachable = jdbc.sql("select user_id from users u where u.email is not null and not "
                        + SuppressionList.REACHABLE + "order by user_id")
                .query(String.class)
                .list();

        assertThat(unreachable)
                .hasSize(DUMP.unreachableUsers())
                .isEqualTo(DUMP.suppressedUsers().entrySet().stream()
                        .filter(user -> user.getValue().equals(addressOf(user.getKey())))
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(jdbc.sql("select user_id || ' ' || email from suppressed_address where user_id is not null")
                        .query(String.class)
                        .list())
                .as("former addresses too")
                .containsExactlyInAnyOrderElementsOf(DUMP.suppressedUsers().entrySet().stream()
                        .map(user -> user.getKey() + " " + user.getValue())
                        .toList());
    }

    private String addressOf(String user) {
        return jdbc.sql("select email from users where user_id = :user")
                .param("user", user)
                .query(String.class)
                .single();
    }

    @Test
    void suppressedMembersStayUnreachable() {
        List<JsonNode> members = ReleasedDump.items(client.asAdmin()
                        .get("/api/v1/admin/feedback-group?limit=100")
                        .is(200)
                        .json()
                        .get("items"))
                .toList();

        assertThat(addresses(members.stream()
                        .filter(member -> !member.get("unreachable").isNull())))
                .isNotEmpty()
                .isEqualTo(addresses(members.stream().filter(member -> DUMP.suppressedMembers()
                        .contains(member.get("email").asString()))));
        assertThat(jdbc.sql("select email from suppressed_address where user_id is null order by email")
                        .query(String.class)
                        .list())
                .as("also of those who may become members")
                .isEqualTo(DUMP.suppressedMembers());
    }

    private static List<String> addresses(Stream<JsonNode> members) {
        return members.map(member -> member.get("email").asString()).toList();
    }

    @Test
    void switchOffLinksOfOldMailsWork() {
        JsonNode link = DUMP.links("switchOff").stream()
                .filter(one -> one.get("stage").asString().equals("beta"))
                .filter(one -> one.get("enrollment").asString().equals("opted-in"))
                .findFirst()
                .orElseThrow();

        client.send("POST", pathIn(link), null, null).is(200);

        assertThat(client.as(link.get("user").asString())
                        .get("/api/v1/features/" + link.get("feature").asString())
                        .is(200)
                        .text("/enrollment/status"))
                .isEqualTo("opted-out");
    }

    @Test
    void unsubscribeLinksOfOldMailsWork() {
        JsonNode link = DUMP.links("unsubscribe").get(0);

        client.send("POST", pathIn(link), null, null).is(200);

        assertThat(client.as(link.get("user").asString())
                        .get("/api/v1/me/mail-preferences")
                        .is(200)
                        .text("/" + link.get("topic").asString()))
                .isEqualTo("false");
    }

    @Test
    void repliesToOldMailsAreMatched() {
        JsonNode replied = DUMP.links("replyTo").get(0);
        String text = "This is a reply to an old mail.";

        new Client("http://localhost:" + environment.getRequiredProperty("local.server.port"), MAIL_ENDPOINT_KEY)
                .send("POST", "/hooks/feedback", "message/rfc822", """
                        From: %s
                        To: %s
                        Subject: Re: your mail
                        Message-ID: <reply-to-an-old-mail@mail.example.com>

                        %s
                        """.formatted(
                                replied.get("to").asString(),
                                replied.get("address").asString(),
                                text)
                        .replace("\n", "\r\n"))
                .is(200);

        assertThat(jdbc.sql("""
                        select f.key from feedback b join feature f on f.id = b.feature_id
                        where b.text = :text and b.user_id = :user
                        """)
                        .param("text", text)
                        .param("user", replied.get("user").asString())
                        .query(String.class)
                        .single())
                .isEqualTo(replied.get("feature").asString());
    }

    @Test
    void oldFeedbackHasTheStageThatTheHistoryKnows() {
        assertThat(jdbc.sql("""
                        select count(*) filter (where feature_id is not null and stage is null) as unknown,
                            count(*) filter (where source = 'app' and stage <> 'beta') as impossible,
                            count(*) filter (where stage is not null) as known
                        from feedback where received_at < :before
                        """)
                        .param("before", Timestamps.of(DUMP.aDayLater().minus(Duration.ofHours(1))))
                        .query()
                        .singleRow())
                .containsEntry("unknown", 0L)
                .containsEntry("impossible", 0L)
                .satisfies(row -> assertThat((Long) row.get("known")).isPositive());
    }

    private static String pathIn(JsonNode link) {
        return URI.create(link.get("url").asString()).getPath();
    }

    private static String pathOf(JsonNode webhook) {
        return "/hooks" + URI.create(webhook.get("url").asString()).getPath();
    }

    private static void isEachOnceAndInOrder(List<Waiting> waiting, List<String> posted) {
        assertThat(posted)
                .containsExactlyInAnyOrderElementsOf(
                        waiting.stream().map(Waiting::identity).toList());
        waiting.stream().collect(Collectors.groupingBy(Waiting::feature)).forEach((feature, ofFeature) -> {
            List<String> identities = ofFeature.stream().map(Waiting::identity).toList();
            assertThat(posted.stream().filter(identities::contains).toList())
                    .as(feature)
                    .isEqualTo(identities);
        });
    }

    private static List<Waiting> waiting(JsonNode webhook) {
        return ReleasedDump.items(webhook.get("waiting"))
                .map(message -> new Waiting(
                        message.get("feature").asString(),
                        message.get("messageId").asString()))
                .toList();
    }

    private Stream<Post> postsTo(String path) {
        return posts.stream().filter(post -> post.path().equals(path));
    }

    /** The mails that the mail server has accepted: kind, occasion, recipient; by their Message-IDs. */
    private List<String> sentMails() {
        List<String> mails = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            mails.add(jdbc.sql(
                            "select kind || ' ' || occasion || ' ' || recipient from delivery where message_token = :token")
                    .param("token", tokenOf(message))
                    .query(String.class)
                    .single());
        }
        return mails.stream().sorted().toList();
    }

    private static UUID tokenOf(MimeMessage message) {
        try {
            Matcher token = TOKEN_OF_MESSAGE_ID.matcher(message.getMessageID());
            assertThat(token.find()).isTrue();
            return UUID.fromString(token.group(1));
        } catch (MessagingException ex) {
            throw new AssertionError(ex);
        }
    }
}
