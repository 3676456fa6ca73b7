package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.update.UpdateSweep;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** Telling those who are in what is new. */
@ApiTest
class UpdatesTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";
    private static final String UPDATES = DARK_MODE + "/updates";
    private static final String NEWS = """
            {"subject": " Larger charts ", "markdown": "They are **larger** now, <b>at last</b>."}""";

    private final Api api;
    private final UpdateSweep sweep;
    private final HandMovedClock clock;
    private final JdbcClient jdbc;

    UpdatesTest(Api api, UpdateSweep sweep, HandMovedClock clock, JdbcClient jdbc) {
        this.api = api;
        this.sweep = sweep;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void postsAnUpdateAndTellsHowFarItIs() {
        api.feature("dark-mode", "beta");
        joins("ada");
        api.as("without-address").put("/api/v1/features/dark-mode/enrollment").is(200);

        Response posted = api.admin().post(UPDATES, NEWS).is(201);
        assertThat(posted.header("location")).isEqualTo(UPDATES + "/1");
        assertThat(posted.json()).isEqualTo(Response.json("""
                {"id": 1, "kind": "update", "subject": "Larger charts",
                 "markdown": "They are **larger** now, <b>at last</b>.", "postedBy": "grace",
                 "postedAt": "2026-06-01T09:00:00Z", "recipients": 0,
                 "mails": {"owed": 0, "sent": 0, "failed": 0, "cancelled": 0},
                 "unmailed": {"noAddress": 0, "suppressed": 0, "notWanted": 0}, "finishedAt": null}"""));

        clock.forward(Duration.ofSeconds(2));
        joins("carl");
        sweep.run();
        Response watched = api.admin().get(UPDATES + "/1").is(200);
        assertThat(watched.json().get("recipients").intValue()).isEqualTo(2);
        assertThat(watched.json().get("mails"))
                .isEqualTo(Response.json("{\"owed\": 1, \"sent\": 0, \"failed\": 0, \"cancelled\": 0}"));
        assertThat(watched.text("finishedAt")).isEqualTo("2026-06-01T09:00:02Z");
        assertThat(recipients("update:1")).containsExactly("ada");
    }

    private void joins(String user) {
        api.withToken(Tokens.with(user, Map.of("email", user + "@example.com")))
                .put("/api/v1/features/dark-mode/enrollment")
                .is(200);
    }

    private List<String> recipients(String occasion) {
        return jdbc.sql("select recipient from delivery where occasion = :occasion")
                .param("occasion", occasion)
                .query(String.class)
                .list();
    }

    @Test
    void respondsTheSameToARepeatedPost() {
        api.feature("dark-mode");
        Response first = api.admin().post(UPDATES, NEWS).is(201);
        clock.forward(Duration.ofSeconds(1));

        Response second = api.admin().post(UPDATES, NEWS).is(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
        assertThat(api.admin().get(UPDATES).items("id")).containsExactly("1");
    }

    @Test
    void showsTheMailAndKeepsNothing() {
        api.feature("dark-mode");
        Response mail = api.withToken(Tokens.with(
                        "grace",
                        Map.of(
                                "roles", List.of("ADMIN"),
                                "email", "grace@example.com",
                                "name", "Grace",
                                "locale", "de")))
                .post(UPDATES + "/preview", NEWS)
                .is(200);

        assertThat(mail.json().propertyNames()).containsExactlyInAnyOrder("subject", "text", "html", "url");
        assertThat(mail.text("subject")).isEqualTo("Larger charts");
        assertThat(mail.text("html"))
                .contains("<!DOCTYPE html>", "Hallo Grace,", "They are <strong>larger</strong> now, &lt;b&gt;at last");
        assertThat(mail.text("text")).contains("Hallo Grace,", "They are larger now");
        assertThat(api.admin().get(UPDATES).items("id")).isEmpty();
    }

    @Test
    void showsAPreviewAtAnAddressForFiveMinutes() {
        api.feature("dark-mode");
        String address = URI.create(
                        api.admin().post(UPDATES + "/preview", NEWS).is(200).text("url"))
                .getPath();

        assertThat(api.anonymous().get(address).is(200).body())
                .contains("Larger charts", "They are <strong>larger</strong> now, &lt;b&gt;at last");
        clock.forward(Duration.ofMinutes(5));
        api.anonymous().get(address).is(404);
        String random = new Random(1)
                .ints(10_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(api.admin()
                        .post(UPDATES + "/preview", news("x", random))
                        .is(200)
                        .field("url")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview"})
    void wantsASubjectAndAText(String path) {
        api.feature("dark-mode");

        api.admin().post(UPDATES + path, "{}").isInvalid("markdown", "subject");
        api.admin()
                .post(UPDATES + path, "{\"subject\": \" \", \"markdown\": null}")
                .isInvalid("markdown", "subject");
        api.admin().post(UPDATES + path, news("two\nlines", "x")).isInvalid("subject");
        api.admin().post(UPDATES + path, news("x".repeat(201), "x")).isInvalid("subject");
        api.admin().post(UPDATES + path, news("x", "x".repeat(20_001))).isInvalid("markdown");
        api.admin().post(UPDATES + path, news("x", "a\u0000b")).isInvalid("markdown");
        api.admin().post(UPDATES + path, news("x", ">".repeat(10_000))).isInvalid("markdown");
        api.admin()
                .post(UPDATES + path, "{\"subject\": \"x\", \"markdown\": \"x\", \"html\": \"x\"}")
                .isInvalid("html");
        api.admin()
                .post(UPDATES + path, news("x".repeat(200), "x\n".repeat(10_000)))
                .is(path.isEmpty() ? 201 : 200);
    }

    private static String news(String subject, String markdown) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", subject)
                .put("markdown", markdown)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview", "/test"})
    void isClosedInTheArchive(String path) {
        api.feature("dark-mode", "archived");

        assertThat(api.withToken(Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "email", "grace@example.com")))
                        .post(UPDATES + path, NEWS)
                        .is(Problem.CLOSED_FOR_UPDATES)
                        .text("stage"))
                .isEqualTo("archived");
    }

    @Test
    void respondsWith404ForUnknownFeatureOrUpdate() {
        api.admin().post(UPDATES, NEWS).is(Problem.FEATURE_NOT_FOUND);
        api.admin().post(UPDATES + "/preview", NEWS).is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(UPDATES).is(Problem.FEATURE_NOT_FOUND);
        api.admin().get(UPDATES + "/1").is(Problem.FEATURE_NOT_FOUND);

        api.feature("dark-mode");
        api.feature("other");
        api.admin().post(UPDATES, NEWS).is(201);
        api.admin().get("/api/v1/admin/features/other/updates/1").is(Problem.UPDATE_NOT_FOUND);
        api.admin().get(UPDATES + "/2").is(Problem.UPDATE_NOT_FOUND);
        api.admin().get(UPDATES + "/x").isInvalid("id");
        api.admin().get(UPDATES + "?after=x").isInvalid("after");
        api.admin().get(UPDATES + "?limit=0").isInvalid("limit");
    }

    @Test
    void isForAdmins() {
        api.feature("dark-mode");

        api.as("ada").post(UPDATES, NEWS).is(Problem.FORBIDDEN);
        api.as("ada").post(UPDATES + "/preview", NEWS).is(Problem.FORBIDDEN);
        api.withToken(Tokens.of("sam", "STAFF")).get(UPDATES).is(Problem.FORBIDDEN);
        api.as("ada").get(UPDATES + "/1").is(Problem.FORBIDDEN);
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        api.feature("dark-mode");
        for (int i = 1; i <= 5; i++) {
            api.admin().post(UPDATES, news("News " + i, "x")).is(201);
        }
        List<String> listed = new ArrayList<>();
        Response page = api.admin().get(UPDATES + "?limit=2").is(200);
        listed.addAll(page.items("subject"));
        api.admin().post(UPDATES, news("News 6", "x")).is(201);
        while (!page.field("next").isNull()) {
            page = api.admin()
                    .get(UPDATES + "?limit=2&after=" + page.text("next"))
                    .is(200);
            listed.addAll(page.items("subject"));
        }

        assertThat(listed).containsExactly("News 5", "News 4", "News 3", "News 2", "News 1");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "', \"announce\": true', 1", "', \"announce\": null', 1", "', \"announce\": false', 0"})
    void announcesGeneralAvailabilityUnlessToldNotTo(String announce, int announced) {
        api.feature("dark-mode", "beta");
        joins("ada");
        joins("carl");
        api.as("carl").delete("/api/v1/features/dark-mode/enrollment").is(200);
        api.admin()
                .post(
                        DARK_MODE + "/transitions",
                        "{\"to\": \"general-availability\", \"reason\": \"Because.\", \"overrideChecklist\": true%s}"
                                .formatted(announce))
                .is(201);
        clock.forward(Duration.ofSeconds(2));
        sweep.run();

        assertThat(recipients("general-availability:dark-mode")).hasSize(announced);
        assertThat(api.admin().get(UPDATES).items("kind")).hasSize(announced);
        assertThat(api.admin()
                        .get(DARK_MODE + "/transitions")
                        .field("items")
                        .get(2)
                        .get("announced")
                        .asBoolean())
                .isEqualTo(announced == 1);
        if (announced == 1) {
            assertThat(recipients("general-availability:dark-mode")).containsExactly("ada");
            assertThat(api.admin().get(UPDATES).field("items.0")).isEqualTo(Response.json("""
                    {"id": 1, "kind": "general-availability", "subject": null, "markdown": null, "postedBy": "grace",
                     "postedAt": "2026-06-01T09:00:00Z", "recipients": 1,
                     "mails": {"owed": 1, "sent": 0, "failed": 0, "cancelled": 0},
                     "unmailed": {"noAddress": 0, "suppressed": 0, "notWanted": 0},
                     "finishedAt": "2026-06-01T09:00:02Z"}"""));
        }
    }

    @Test
    void announcesNothingThatWasRefused() {
        api.feature("dark-mode");
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"general-availability\"}")
                .is(Problem.ILLEGAL_STAGE_TRANSITION);
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"beta\", \"announce\": \"no\"}")
                .isInvalid("announce");
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"beta\", \"announce\": false}")
                .isInvalid("announce");
        api.move("dark-mode", "beta");
        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"general-availability\"}")
                .is(Problem.CHECKLIST_UNMET);

        assertThat(api.admin().get(UPDATES).items("id")).isEmpty();
    }
}
