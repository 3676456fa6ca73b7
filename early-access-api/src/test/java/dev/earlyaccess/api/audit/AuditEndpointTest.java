package dev.earlyaccess.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class AuditEndpointTest {

    private static final String AUDIT = "/api/v1/admin/audit";
    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private final Api api;
    private final JdbcClient jdbc;
    private final HandMovedClock clock;

    AuditEndpointTest(Api api, JdbcClient jdbc, HandMovedClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void tellsWhoGaveAFeatureAnotherOwner() {
        api.feature("dark-mode");
        grace().patch(
                        DARK_MODE,
                        "{\"owner\": {\"name\": \"Hedy\", \"email\": \"hedy@example.com\", \"team\": \"Design\"}}")
                .is(200);

        Response trail =
                grace().get(AUDIT + "?feature=dark-mode&action=feature-changed").is(200);

        assertThat(trail.field("items")).hasSize(1);
        assertThat(trail.text("items.0.actor.userId")).isEqualTo("grace");
        assertThat(trail.text("items.0.actor.email")).isEqualTo("grace@example.com");
        assertThat(trail.text("items.0.before.owner.email")).isEqualTo("design@example.com");
        assertThat(trail.text("items.0.before.owner.name")).isEqualTo("Design systems");
        assertThat(trail.text("items.0.after.owner.email")).isEqualTo("hedy@example.com");
        assertThat(trail.field("items.0.after").propertyNames()).containsExactly("owner");
        assertThat(trail.text("items.0.at")).isEqualTo("2026-06-01T09:00:00Z");
    }

    @Test
    void tellsHowATeamLeadReleasedAFeature() {
        Caller hedy = api.withToken(Tokens.with(
                "hedy",
                Map.of(
                        "roles",
                        List.of("STAFF"),
                        "name",
                        "Hedy Lamarr",
                        "email",
                        "hedy@example.com",
                        "email_verified",
                        true)));
        hedy.post("/api/v1/admin/features", "{\"key\": \"dark-mode\", \"name\": \"Dark mode\"}")
                .is(201);
        hedy.patch(DARK_MODE, """
                {"description": "Easy on the eyes.", "documentationUrl": "https://docs.example.com/dark-mode"}""").is(200);
        hedy.post(DARK_MODE + "/transitions", "{\"to\": \"beta\"}").is(201);
        hedy.put(DARK_MODE + "/checklist/announcement", "{\"evidence\": \"https://blog.example.com/dark\"}")
                .is(200);
        hedy.put(DARK_MODE + "/checklist/documentation", "{\"evidence\": \"https://docs.example.com/dark\"}")
                .is(200);
        hedy.post(DARK_MODE + "/transitions", "{\"to\": \"general-availability\"}")
                .is(201);

        Response trail = grace().get(AUDIT + "?feature=dark-mode").is(200);

        assertThat(trail.items("action"))
                .containsExactly(
                        "stage-changed",
                        "checklist-item-recorded",
                        "checklist-item-recorded",
                        "stage-changed",
                        "feature-changed",
                        "feature-created");
        assertThat(trail.field("items"))
                .allSatisfy(entry ->
                        assertThat(entry.at("/actor/name").stringValue()).isEqualTo("Hedy Lamarr"));
        assertThat(trail.text("items.0.before.stage")).isEqualTo("beta");
        assertThat(trail.text("items.0.after.stage")).isEqualTo("general-availability");
        assertThat(trail.text("items.5.after.owner.email")).isEqualTo("hedy@example.com");
    }

    @Test
    void tellsWhichAdminEnrolledAUser() {
        api.feature("dark-mode", "beta");
        api.as("ada").get("/api/v1/features").is(200);
        grace().put(DARK_MODE + "/enrollments/ada").is(200);
        grace().put(DARK_MODE + "/enrollments/ada").is(200); // changes nothing

        Response trail =
                grace().get(AUDIT + "?action=user-opted-in,user-opted-out").is(200);

        assertThat(trail.field("items")).hasSize(1);
        assertThat(trail.text("items.0.actor.name")).isEqualTo("Grace");
        assertThat(trail.text("items.0.person.userId")).isEqualTo("ada");
        assertThat(trail.text("items.0.feature")).isEqualTo("dark-mode");
        assertThat(trail.text("items.0.before.status")).isEqualTo("none");
        assertThat(trail.text("items.0.after.status")).isEqualTo("opted-in");
        assertThat(trail.text("items.0.after.origin")).isEqualTo("admin");
    }

    @Test
    void tellsWhichAdminCreatedAUser() {
        api.feature("dark-mode", "beta");
        grace().put(DARK_MODE + "/enrollments/ada").is(404);
        grace().put(DARK_MODE + "/enrollments/ada", "{\"create\": true}").is(200);

        assertThat(grace().get(AUDIT + "?action=user-created,user-opted-in").items("action"))
                .containsExactly("user-opted-in", "user-created");
        assertThat(grace().get(AUDIT + "?action=user-created").text("items.0.person.userId"))
                .isEqualTo("ada");
    }

    @Test
    void hasNoEntryOfARefusedChange() {
        api.feature("dark-mode");
        int before = entries().size();

        grace().post(DARK_MODE + "/transitions", "{\"to\": \"general-availability\"}")
                .is(409);
        grace().patch(DARK_MODE, "{\"size\": \"huge\"}").is(400);
        grace().patch(DARK_MODE, "{\"size\": \"minor\"}").is(200); // as it is
        grace().patch(DARK_MODE, "{\"size\": \"major\"}", "If-Match", "\"99\"").is(412);

        assertThat(entries()).hasSize(before);
    }

    @Test
    void keepsNoSecretAndNoWordsOfUsers() {
        api.feature("dark-mode", "beta");
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        grace().post(
                        "/api/v1/admin/webhooks",
                        "{\"url\": \"https://hooks.example.com/T0/hidden-path?key=hidden\", \"secret\": \"" + secret
                                + "\"}")
                .is(201);
        api.as("ada")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Hidden words.\"}")
                .is(201);
        jdbc.sql("update users set email = 'ada@example.com'").update();
        grace().post("/api/v1/admin/feedback/1/reply", "{\"text\": \"Hidden reply.\"}")
                .is(201);

        assertThat(grace().get(AUDIT).is(200).body())
                .contains("https://hooks.example.com/…", "feedback-replied", "\"userId\":\"ada\"")
                .doesNotContainIgnoringCase("hidden")
                .doesNotContain(secret.substring(6));
    }

    @Test
    void isForAdminsAlone() {
        for (String role : List.of("EDITOR", "SUPPORT", "VIEWER", "STAFF", "SERVER")) {
            api.withToken(Tokens.of("hedy", role)).get(AUDIT).is(Problem.FORBIDDEN);
        }
        api.as("ada").get(AUDIT).is(Problem.FORBIDDEN);
        api.anonymous().get(AUDIT).is(Problem.UNAUTHENTICATED);
    }

    @Test
    void isReadPageByPageFromTheNewestEntryOn() {
        for (String key : List.of("one", "two", "three")) {
            api.feature(key);
            clock.forward(Duration.ofMinutes(1));
        }

        Response first = grace().get(AUDIT + "?limit=2").is(200);
        Response second =
                grace().get(AUDIT + "?limit=2&after=" + first.text("next")).is(200);

        assertThat(first.items("feature")).containsExactly("three", "two");
        assertThat(second.items("feature")).containsExactly("one");
        assertThat(second.field("next").isNull()).isTrue();
        assertThat(grace().get(AUDIT + "?from=2026-06-01T09:01:00Z&to=2026-06-01T09:02:00Z")
                        .items("feature"))
                .containsExactly("two");
        assertThat(grace().get(AUDIT + "?actor=grace@example.com").items("feature"))
                .isEmpty();
        assertThat(grace().get(AUDIT + "?actor=grace&feature=one").items("feature"))
                .containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=x",
                "action=FEATURE_CREATED",
                "from=yesterday",
                "from=2026-06-01",
                "from=1780000000",
                "from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z",
                "to=+1000000-01-01T00:00:00Z",
                "actor=a%00b",
                "limit=0",
                "limit=201",
                "after=x",
                "after=OTk5OTk5LzE"
            })
    void refusesABadFilter(String query) {
        grace().get(AUDIT + "?" + query).isInvalid(query.replaceAll("=.*", ""));
        grace().get(AUDIT + "?" + query, "Accept", "text/csv").isInvalid(query.replaceAll("=.*", ""));
    }

    @Test
    void knowsOnlyFeaturesThatThereAre() {
        grace().get(AUDIT + "?feature=other").is(Problem.FEATURE_NOT_FOUND);
        grace().get(AUDIT, "Accept", "application/pdf").is(Problem.NOT_ACCEPTABLE);
    }

    @Test
    void isAFileThatASpreadsheetReadsAsText() {
        api.feature("dark-mode");
        api.withToken(Tokens.with("=cmd", Map.of("roles", List.of("ADMIN"), "name", "+\"Eve\", the first")))
                .patch(DARK_MODE, "{\"size\": \"major\"}", "X-Request-Id", "r-1")
                .is(200);

        Response file = grace().get(AUDIT, "Accept", "text/csv").is(200);

        assertThat(file.header("content-type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
        String[] lines = file.body().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .startsWith("id,at,action,actorNumber,actorUserId,")
                .endsWith(",before,after,from,requestId");
        assertThat(lines[1])
                .startsWith("2,2026-06-01T09:00:00Z,feature-changed,")
                .contains(
                        ",'=cmd,,\"'+\"\"Eve\"\", the first\",,dark-mode,,",
                        "\"{\"\"size\"\":\"\"minor\"\"}\",\"{\"\"size\"\":\"\"major\"\"}\",")
                .endsWith(",r-1");
        assertThat(lines[2]).startsWith("1,2026-06-01T09:00:00Z,feature-created,");
    }

    @Test
    void isOneFileWhateverItsLength() {
        api.feature("dark-mode");
        jdbc.sql("""
                insert into audit_entry (at, action, actor_key, people)
                select timestamptz '2026-05-01T00:00:00Z' + n / 3 * interval '1 second', 'feature-changed', 'ci', '{}'
                from generate_series(1, 1700) n
                """).update();

        String[] lines = grace().get(AUDIT + "?actor=api-key:ci", "Accept", "text/csv")
                .is(200)
                .body()
                .split("\r\n");

        assertThat(lines).hasSize(1_701).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheNetworkAddressOfTheConnection() {
        api.feature("dark-mode");
        for (String size : List.of("major", "minor")) {
            grace().patch(
                            DARK_MODE,
                            "{\"size\": \"%s\"}".formatted(size),
                            "X-Forwarded-For",
                            "203.0.113.7",
                            "Forwarded",
                            "for=203.0.113.7")
                    .is(200);
        }

        assertThat(grace().get(AUDIT + "?action=feature-changed").items("from"))
                .hasSize(2)
                .doesNotContain("203.0.113.7", "null");
    }

    @Test
    void everyRequestHasAnId() {
        assertThat(api.anonymous()
                        .get("/api/v1/changelog", "X-Request-Id", "req/1:a")
                        .header("X-Request-Id"))
                .isEqualTo("req/1:a");
        assertThat(api.anonymous().get(AUDIT).is(401).header("X-Request-Id")).hasSize(36);
        for (String odd : List.of("a b", "a\tb", "x".repeat(101), "-x", "é")) {
            assertThat(api.anonymous()
                            .get("/api/v1/changelog", "X-Request-Id", odd)
                            .header("X-Request-Id"))
                    .hasSize(36);
        }
    }

    @Test
    void isTheSameForAPersonWhoWasErased() {
        api.feature("dark-mode", "beta");
        api.as("ada").get("/api/v1/features").is(200);
        grace().put(DARK_MODE + "/enrollments/ada").is(200);
        String number = grace().get(AUDIT + "?action=user-opted-in").text("items.0.person.number");

        jdbc.sql("delete from audit_person where user_id = 'ada'").update();

        Response trail = grace().get(AUDIT + "?action=user-opted-in").is(200);
        assertThat(trail.text("items.0.person.number")).isEqualTo(number);
        assertThat(trail.field("items.0.person.userId").isNull()).isTrue();
        assertThat(trail.text("items.0.actor.userId")).isEqualTo("grace");
    }

    private List<String> entries() {
        return grace().get(AUDIT + "?limit=200").is(200).items("id");
    }

    private Caller grace() {
        return api.withToken(
                Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "name", "Grace", "email", "grace@example.com")));
    }
}
