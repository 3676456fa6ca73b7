package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.openapi.DocumentedOperation;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Viewers read what the team sees, without anybody's address and without secrets. Wherever an address may be stored, there is
 * one of the domain people.example; every secret begins with sesame.
 */
@ApiTest
class ViewersTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String DARK_MODE = FEATURES + "/dark-mode";
    private static final String WEBHOOKS = "/api/v1/admin/webhooks";

    /** The first of everything: each table begins with 1. */
    private static final Map<String, String> VALUES =
            Map.of("key", "dark-mode", "id", "1", "kind", "launch", "userId", "ada");

    /** The addresses of the service itself, and what only looks like one. */
    private static final String NO_PERSONS = "early-access@example\\.com|<[^<>@\\s\"]+@[^<>@\\s\"]+>";

    private final Api api;
    private final JdbcClient jdbc;
    private final FeedbackInbox inbox;
    private final Features features;

    ViewersTest(Api api, JdbcClient jdbc, FeedbackInbox inbox, Features features) {
        this.api = api;
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.features = features;
    }

    @BeforeEach
    void peopleEverywhere() {
        webhook();
        feature();
        people();
        group();
        feedback();
        deliveries();
        chat();
    }

    private void feature() {
        api.feature("dark-mode");
        api.admin().patch(DARK_MODE, """
                {"owner": {"name": "Design", "email": "owner@people.example"}, "managers": ["manager@people.example"]}""").is(200);
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"beta\", \"reason\": \"As boss@people.example wishes.\"}")
                .is(201);
        api.admin().put(DARK_MODE + "/checklist/announcement", """
                {"evidence": "https://example.com, said boss@people.example", "note": "Ask <boss@people.example>"}""").is(200);
        api.admin()
                .post(DARK_MODE + "/updates", "{\"subject\": \"News\", \"markdown\": \"Faster.\"}")
                .is(201);
        api.feature("past-its-date");
        api.admin().patch(FEATURES + "/past-its-date", """
                        {"owner": {"email": "owner@people.example"}, "targetDate": "2020-01-01"}""").is(200);
        jdbc.sql("""
                insert into launch (feature_id, started_at)
                select id, now() from feature where not exists (select from launch)""").update();
    }

    private void people() {
        for (String user : List.of("ada", "bob")) {
            api.withToken(Tokens.with(user, Map.of("email", user + "@people.example", "name", user)))
                    .put("/api/v1/features/dark-mode/enrollment")
                    .is(200);
        }
    }

    private void group() {
        for (String member : List.of("mona", "nora")) {
            api.admin()
                    .put(
                            "/api/v1/admin/feedback-group/" + member + "@people.example",
                            "{\"delivery\": \"daily-digest\"}")
                    .is(200);
        }
        jdbc.sql("""
                insert into suppressed_address (email, user_id, reason, suppressed_at)
                values ('mona@people.example', null, '550 mona@people.example is unknown', now()),
                       ('ada@people.example', 'ada', '550 ada@people.example is unknown', now())""").update();
        jdbc.sql("""
                insert into paused_sender (address, paused_at, reports, last_report)
                values ('early-access@example.com', now(), 51, '550 <ada@people.example>: unknown')""").update();
        jdbc.sql("""
                insert into withheld_report (sender, email, reason, reported_at)
                values ('early-access@example.com', 'ada@people.example', '550 ada@people.example', now())""").update();
    }

    private void feedback() {
        long id = inbox.receive(
                        NewFeedback.byMail(
                                        FeedbackSource.MAIL,
                                        "bob@people.example",
                                        "bob@people.example",
                                        "Re: bob@people.example",
                                        "I am bob@people.example, and so is mailto:bob@people.example.")
                                .matchedTo(
                                        features.require(new FeatureKey("dark-mode"))
                                                .id(),
                                        new UserId("ada"))
                                .withAttachments(List.of("bob@people.example.png (12 kB)"))
                                .withOriginal("sesame-original of bob@people.example"),
                        HandMovedClock.MON_1_JUNE)
                .orElseThrow()
                .id();
        inbox.reply(
                id,
                FeedbackReaders.ALL,
                "Dear bob@people.example",
                new Profile(
                        new UserId("mona@people.example"),
                        "mona@people.example",
                        "mona@people.example",
                        null,
                        HandMovedClock.MON_1_JUNE),
                HandMovedClock.MON_1_JUNE);
        api.as("ada")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Write to me: ada@people.example\"}")
                .is(201);
    }

    private void deliveries() {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, status, owed_at, due_at, last_error)
                values ('digest', 'mona@people.example', 'digest:2026-06-01', 'failed', now(), now(),
                            '550 5.1.1 <mona@people.example>: no such user'),
                       ('digest', 'ada', 'digest:2026-06-01', 'failed', now(), now(), '550 ada@people.example')""").update();
    }

    private void webhook() {
        api.admin().post(WEBHOOKS, """
                {"url": "https://hooks.example.com/sesame-url?token=sesame", "description": "Ask boss@people.example"}""").is(201);
    }

    private void chat() {
        jdbc.sql("""
                insert into webhook_attempt (message_id, at, status, error, response, took_millis)
                select min(id), now(), 500, 'The receiver knows boss@people.example', 'sesame-response', 42
                from webhook_message""").update();
        jdbc.sql("""
                insert into webhook_endpoint (channel, created_at, failures, last_error, rests_until)
                values ('marketing', now(), 3, '404 ask boss@people.example', now())""").update();
    }

    @Test
    void seeNoAddressesAndNoSecrets() {
        read("VIEWER").forEach((what, shown) -> {
            assertThat(shown).as(what).doesNotContain("people.example", "sesame", "whsec_");
            assertThat(shown.replaceAll(NO_PERSONS, "")).as(what).doesNotContain("@");
        });
    }

    @Test
    void arePeopleFromWhomOthersSeeMore() {
        Map<String, String> admin = read("ADMIN");

        assertThat(admin.entrySet().stream()
                        .filter(read -> read.getValue().contains("people.example"))
                        .map(read -> read.getKey().replaceAll("\\?.*", ""))
                        .distinct())
                .contains(
                        FEATURES,
                        DARK_MODE,
                        DARK_MODE + "/transitions",
                        DARK_MODE + "/checklist",
                        "/api/v1/admin/attention",
                        "/api/v1/admin/audit",
                        "/api/v1/admin/chat",
                        "/api/v1/admin/deliveries",
                        "/api/v1/admin/feedback",
                        "/api/v1/admin/feedback/1",
                        "/api/v1/admin/feedback-group",
                        "/api/v1/admin/suppressions",
                        WEBHOOKS,
                        WEBHOOKS + "/1",
                        WEBHOOKS + "/1/messages");
        assertThat(String.join("", admin.values())).contains("sesame-original", "sesame-url", "sesame-response");
        for (String role : List.of("SUPPORT", "EDITOR")) {
            assertThat(read(role)).allSatisfy((what, shown) -> {
                if (what.startsWith(WEBHOOKS)) {
                    assertThat(shown).contains("people.example").doesNotContain("sesame");
                } else if (!what.contains("/mails/")) {
                    assertThat(shown).isEqualTo(admin.get(what));
                }
            });
        }
    }

    @Test
    void pageThroughTheGroupWithoutSeeingWhoIsInIt() {
        Caller viewer = caller("VIEWER");
        String group = "/api/v1/admin/feedback-group?limit=2";
        Response first = viewer.get(group).is(200);
        Response second = viewer.get(group + "&after=" + first.text("next")).is(200);

        assertThat(first.field("items")).hasSize(2);
        assertThat(second.field("items")).hasSize(1);
        assertThat(second.field("next").isNull()).isTrue();
        assertThat(viewer.get(group + "&after=" + cursor("99")).is(200).field("items"))
                .isEmpty();
        viewer.get(group + "&after=" + cursor("mona@people.example")).isInvalid("after");
    }

    /** All that this role is shown by all that it may read below /admin. What it may not read is a 403. */
    private Map<String, String> read(String role) {
        Caller caller = caller(role);
        Map<String, String> read = new TreeMap<>();
        reads().forEach(path -> {
            Response response = caller.get(path);
            assertThat(response.status()).as(path + response.body()).isIn(200, 403);
            if (response.status() == 200) {
                read.put(path, shown(response));
            }
        });
        return read;
    }

    private static Stream<String> reads() {
        return DocumentedOperation.agreed().stream()
                .filter(operation -> operation.isAdmins() && operation.method().equals("get"))
                .flatMap(operation -> {
                    String path = operation.path(VALUES);
                    return operation.isPaged() ? Stream.of(path, path + "?limit=1") : Stream.of(path);
                });
    }

    private Caller caller(String role) {
        return api.withToken(Tokens.with("max", Map.of("roles", List.of(role), "email", "max@example.com")));
    }

    /** The body and, of a page, what its cursor says. */
    private static String shown(Response response) {
        if (!response.header("content-type").contains("json")) {
            return response.body();
        }
        return Stream.concat(
                        Stream.of(response.body()),
                        response.json().path("next").isString()
                                ? Stream.of(decoded(response.text("next")))
                                : Stream.of())
                .collect(Collectors.joining("\n"));
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
