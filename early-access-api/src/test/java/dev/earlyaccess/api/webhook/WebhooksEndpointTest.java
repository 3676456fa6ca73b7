package dev.earlyaccess.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told of news over HTTP, as admins see and change it. Nothing is posted here. */
@ApiTest
class WebhooksEndpointTest {

    private static final String WEBHOOKS = "/api/v1/admin/webhooks";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Api api;
    private final JdbcClient jdbc;

    WebhooksEndpointTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void showTheirSecretOnlyOnCreation() {
        Response made = create("""
                {"url": "https://hooks.example.com/x", "description": " Marketing ", "types": ["feature.archived"],
                 "secret": "%s"}""".formatted(SECRET)).is(201);

        assertThat(made.header("location")).isEqualTo(WEBHOOKS + "/1");
        assertThat(made.json()).isEqualTo(Response.json("""
                {"id": 1, "url": "https://hooks.example.com/x", "description": "Marketing", "types": ["feature.archived"],
                 "secret": "%s", "createdAt": "2026-06-01T09:00:00Z", "disabledAt": null, "disabledReason": null,
                 "restsUntil": null, "waiting": 0, "failed": 0}""".formatted(SECRET)));
        assertThat(api.admin().get(WEBHOOKS + "/1").is(200).field("secret").isNull())
                .isTrue();
        assertThat(api.admin().get(WEBHOOKS).is(200).body()).doesNotContain("MfKQ");
    }

    @Test
    void nameThePersonWhoMovedTheFeature() {
        create("{\"url\": \"https://hooks.example.com\"}").is(201);
        String token = Tokens.with(
                "grace", Map.of("name", "Grace Hopper", "email", "grace@example.com", "roles", List.of("ADMIN")));
        api.withToken(token)
                .post("/api/v1/admin/features", Api.readyForBeta("dark-mode"))
                .is(201);
        api.withToken(token)
                .post("/api/v1/admin/features/dark-mode/transitions", "{\"to\": \"beta\"}")
                .is(201);

        assertThat(api.admin().get(WEBHOOKS + "/1/messages").is(200).items("payload"))
                .hasSize(2)
                .allSatisfy(payload -> assertThat(payload).contains("\"by\":\"grace\"", "\"byName\":\"Grace Hopper\""));
    }

    @Test
    void acceptASecretOfTheAdmin() {
        assertThat(create("{\"url\": \"https://hooks.example.com\"}").is(201).text("secret"))
                .matches("whsec_[A-Za-z0-9+/]{43}=")
                .isNotEqualTo(create("{\"url\": \"https://hooks.example.com\"}").text("secret"));
        assertThat(api.admin().get(WEBHOOKS + "/1").field("types").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"x\"",
                "\"http://hooks.example.com\"",
                "\"ftp://hooks.example.com\"",
                "\"https://user:password@hooks.example.com\"",
                "\"https://hooks.example.com:99999\"",
                "\"https://hooks.example.com/\\u0000\"",
                "17"
            })
    void requireAnAddressWithHttps(String url) {
        create("{\"url\": %s}".formatted(url)).isInvalid("url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]:8443/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://127.0.0.2/"
            })
    void leadToNoAddressInAPrivateNetwork(String url) {
        assertThat(create("{\"url\": \"%s\"}".formatted(url)).isInvalid("url").body())
                .contains("early-access.outgoing.allow");

        create("{\"url\": \"https://a.example\"}").is(201);
        api.admin().patch(WEBHOOKS + "/1", "{\"url\": \"%s\"}".formatted(url)).isInvalid("url");
    }

    @Test
    void canBeDisabledAlsoIfTheirAddressIsRefused() {
        create("{\"url\": \"https://a.example\"}").is(201);
        jdbc.sql("update webhook_endpoint set url = 'https://10.0.0.1/'").update();

        api.admin().patch(WEBHOOKS + "/1", "{\"disabled\": true}").is(200);
        assertThat(api.admin()
                        .post(WEBHOOKS + "/1/test", "")
                        .is(200)
                        .field("attempt")
                        .get("error")
                        .stringValue())
                .isEqualTo("10.0.0.1 is not a public address, and early-access.outgoing.allow does not name it");
    }

    @Test
    void refuseUnknownFields() {
        create("{}").isInvalid("url");
        create("{\"url\": \"https://a.example\", \"types\": []}").isInvalid("types");
        create("{\"url\": \"https://a.example\", \"types\": [null]}").is(Problem.INVALID_REQUEST);
        assertThat(create("{\"url\": \"https://a.example\", \"types\": [\"CONCEPT_CREATED\"]}")
                        .is(Problem.INVALID_REQUEST)
                        .text("detail"))
                .contains("feature.concept_created");
        create("{\"url\": \"https://a.example\", \"secret\": \"whsec_YQ==\"}").isInvalid("secret");
        create("{\"url\": \"https://a.example\", \"events\": []}").isInvalid("events");
        create("{\"url\": \"https://a.example/%s\"}".formatted("x".repeat(2_000)))
                .isInvalid("url");
        create("{\"url\": \"https://a.example\", \"description\": \"%s\"}".formatted("x".repeat(251)))
                .isInvalid("description");
        assertThat(api.admin().get(WEBHOOKS).items("id")).isEmpty();
    }

    @Test
    void areReadPageByPage() {
        create("{\"url\": \"https://a.example\"}");
        create("{\"url\": \"https://b.example\"}");
        create("{\"url\": \"https://c.example\"}");

        Response first = api.admin().get(WEBHOOKS + "?limit=2").is(200);
        assertThat(first.items("url")).containsExactly("https://a.example", "https://b.example");
        Response second = api.admin()
                .get(WEBHOOKS + "?limit=2&after=" + first.text("next"))
                .is(200);
        assertThat(second.items("url")).containsExactly("https://c.example");
        assertThat(second.field("next").isNull()).isTrue();
        api.admin().get(WEBHOOKS + "?limit=201").isInvalid("limit");
        api.admin().get(WEBHOOKS + "?after=x").isInvalid("after");
    }

    @Test
    void changeOnlyWhatIsSent() {
        create("""
                {"url": "https://a.example", "description": "A", "types": ["feature.archived"]}""");

        assertThat(api.admin()
                        .patch(WEBHOOKS + "/1", "{\"url\": \"https://b.example\", \"types\": null}")
                        .is(200)
                        .json())
                .isEqualTo(Response.json("""
                        {"id": 1, "url": "https://b.example", "description": "A", "types": null, "secret": null,
                         "createdAt": "2026-06-01T09:00:00Z", "disabledAt": null, "disabledReason": null,
                         "restsUntil": null, "waiting": 0, "failed": 0}"""));
        api.admin().patch(WEBHOOKS + "/1", "{\"description\": null}").is(200);
        assertThat(api.admin().get(WEBHOOKS + "/1").field("description").isNull())
                .isTrue();
        api.admin().patch(WEBHOOKS + "/1", "{\"url\": null}").isInvalid("url");
        api.admin().patch(WEBHOOKS + "/1", "{\"url\": \"http://b.example\"}").isInvalid("url");
        api.admin().patch(WEBHOOKS + "/1", "{\"types\": []}").isInvalid("types");
        api.admin().patch(WEBHOOKS + "/1", "{\"disabled\": null}").isInvalid("disabled");
        api.admin().patch(WEBHOOKS + "/1", "{\"secret\": \"" + SECRET + "\"}").isInvalid("secret");
        api.admin().patch(WEBHOOKS + "/1", "[]").isInvalid("body");
        api.admin().patch(WEBHOOKS + "/2", "{}").is(Problem.WEBHOOK_NOT_FOUND);
    }

    @Test
    void areDisabledAndEnabled() {
        create("{\"url\": \"https://a.example\"}");
        api.feature("dark-mode");
        Response disabled =
                api.admin().patch(WEBHOOKS + "/1", "{\"disabled\": true}").is(200);
        assertThat(disabled.text("disabledAt")).isEqualTo("2026-06-01T09:00:00Z");
        assertThat(disabled.text("disabledReason")).isEqualTo("admin");
        assertThat(disabled.field("waiting").intValue()).isEqualTo(1);
        api.move("dark-mode", "beta");
        assertThat(api.admin().get(WEBHOOKS + "/1/messages").items("type")).containsExactly("feature.concept_created");

        assertThat(api.admin()
                        .patch(WEBHOOKS + "/1", "{\"disabled\": false}")
                        .is(200)
                        .field("disabledAt")
                        .isNull())
                .isTrue();
    }

    @Test
    void showTheirMessagesAndAttempts() {
        create("{\"url\": \"https://a.example\"}");
        api.feature("dark-mode", "beta", "general-availability");
        jdbc.sql("""
                insert into webhook_attempt (message_id, at, status, error, response, took_millis)
                select id, '2026-06-01T09:00:01Z', 500, 'The receiver responded with 500', 'Too bad', 42
                from webhook_message where type = 'feature.concept_created'""").update();

        Response all = api.admin().get(WEBHOOKS + "/1/messages").is(200);
        assertThat(all.items("type"))
                .containsExactly("feature.generally_available", "feature.beta_launched", "feature.concept_created");
        assertThat(all.items("feature")).containsOnly("dark-mode");
        assertThat(all.field("items.2.attempts")).isEqualTo(Response.json("""
                [{"at": "2026-06-01T09:00:01Z", "status": 500, "error": "The receiver responded with 500", "tookMillis": 42,
                  "response": "Too bad"}]"""));
        assertThat(Response.json(all.text("items.2.payload"))
                        .at("/data/feature/key")
                        .asString())
                .isEqualTo("dark-mode");
        assertThat(api.admin()
                        .get(WEBHOOKS + "/1/messages?status=failed,delivered")
                        .is(200)
                        .items("id"))
                .isEmpty();
        Response first = api.admin().get(WEBHOOKS + "/1/messages?status=waiting&limit=2");
        assertThat(api.admin()
                        .get(WEBHOOKS + "/1/messages?limit=2&after=" + first.text("next"))
                        .items("type"))
                .containsExactly("feature.concept_created");
        api.admin().get(WEBHOOKS + "/1/messages?status=sent").isInvalid("status");
        api.admin().get(WEBHOOKS + "/2/messages").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().get(WEBHOOKS + "/x/messages").isInvalid("id");
    }

    @Test
    void redeliverAndRecoverMessages() {
        create("{\"url\": \"https://a.example\"}");
        api.feature("dark-mode");
        String id = api.admin().get(WEBHOOKS + "/1/messages").items("id").get(0);
        jdbc.sql("update webhook_message set status = 'failed', tries = 10, settled_at = now()")
                .update();

        Response again = api.admin()
                .post(WEBHOOKS + "/1/messages/" + id + "/redeliver", "")
                .is(200);
        assertThat(again.text("status")).isEqualTo("waiting");
        assertThat(again.field("tries").intValue()).isZero();
        assertThat(again.text("dueAt")).isEqualTo("2026-06-01T09:00:00Z");
        api.admin().post(WEBHOOKS + "/1/messages/msg_x/redeliver", "").is(Problem.WEBHOOK_MESSAGE_NOT_FOUND);
        api.admin().post(WEBHOOKS + "/2/messages/" + id + "/redeliver", "").is(Problem.WEBHOOK_NOT_FOUND);

        jdbc.sql("update webhook_message set status = 'failed', tries = 10, settled_at = now()")
                .update();
        assertThat(api.admin()
                        .post(WEBHOOKS + "/1/recover", "")
                        .is(200)
                        .field("waiting")
                        .intValue())
                .isEqualTo(1);
        api.admin().post(WEBHOOKS + "/2/recover", "").is(Problem.WEBHOOK_NOT_FOUND);
    }

    @Test
    void areDeletedWithTheirMessages() {
        create("{\"url\": \"https://a.example\"}");
        api.feature("dark-mode");

        assertThat(api.admin().delete(WEBHOOKS + "/1").is(204).body()).isEmpty();
        api.admin().get(WEBHOOKS + "/1").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().delete(WEBHOOKS + "/1").is(Problem.WEBHOOK_NOT_FOUND);
        assertThat(jdbc.sql("select count(*) from webhook_message")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void areForAdminsAlone() {
        String staff = Tokens.with("hedy", Map.of("email", "hedy@example.com", "roles", List.of("STAFF")));

        api.withToken(staff).get(WEBHOOKS).is(Problem.FORBIDDEN);
        api.withToken(staff).post(WEBHOOKS, "{\"url\": \"https://a.example\"}").is(Problem.FORBIDDEN);
        api.withToken(staff).get(WEBHOOKS + "/1/messages").is(Problem.FORBIDDEN);
        api.withToken(staff).get("/api/v1/admin/chat").is(Problem.FORBIDDEN);
    }

    private Response create(String json) {
        return api.admin().post(WEBHOOKS, json);
    }
}
