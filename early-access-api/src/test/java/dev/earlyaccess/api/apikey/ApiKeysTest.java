package dev.earlyaccess.api.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of machines: how they are made, what they open, and when they are refused. */
@ApiTest
class ApiKeysTest {

    private static final String KEYS = "/api/v1/admin/api-keys";
    private static final String FEATURES = "/api/v1/admin/features";
    private static final String HEADER = "X-API-Key";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Api api;
    private final JdbcClient jdbc;
    private final HandMovedClock clock;

    ApiKeysTest(Api api, JdbcClient jdbc, HandMovedClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Response create(String name, String role) {
        return api.admin().post(KEYS, "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(name, role));
    }

    private String key(String name, String role) {
        return create(name, role).is(201).text("key");
    }

    @Test
    void showTheirTextOnlyOnCreation() throws NoSuchAlgorithmException {
        Response created = create("  Shop backend ", "server").is(201);
        String key = created.text("key");

        assertThat(key).matches("ea_[0-9A-Za-z]{43}");
        String known = """
                {"id": 1, "name": "Shop backend", "role": "server", "prefix": "%s",%s "createdAt": "2026-06-01T09:00:00Z",
                 "expiresAt": null, "lastUsedAt": null}""";
        assertThat(created.json())
                .isEqualTo(Response.json(known.formatted(key.substring(0, 9), " \"key\": \"%s\",".formatted(key))));
        assertThat(api.admin().get(KEYS).is(200).field("items.1"))
                .isEqualTo(Response.json(known.formatted(key.substring(0, 9), "")));
        assertThat(jdbc.sql("select * from api_key").query().singleRow().toString())
                .doesNotContain(key.substring(10));
        assertThat(jdbc.sql("select encode(sha256, 'hex') from api_key")
                        .query(String.class)
                        .single())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void areAcceptedInEitherHeader() {
        String key = key("Dashboard", "viewer");

        api.anonymous().get(FEATURES, HEADER, key).is(200);
        api.withToken(key).get(FEATURES).is(200);
        api.withToken(key).get(FEATURES, HEADER, key).is(200);
        api.anonymous().get(FEATURES, "Authorization", "bearer  " + key).is(200);
        api.admin().get(FEATURES, HEADER, "").is(200);
    }

    @Test
    void areTheOnlyCredentialsOfARequest() {
        String key = key("Dashboard", "viewer");

        api.admin().get(FEATURES, HEADER, key).isInvalid(HEADER);
        api.withToken(key).get(FEATURES, HEADER, key("Other", "viewer")).isInvalid(HEADER);
        api.anonymous().get(FEATURES, HEADER, key, HEADER, key + "x").isInvalid(HEADER);
        api.admin().get(FEATURES, HEADER, Tokens.of("max", "ADMIN")).isInvalid(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ea_", "ea_x", "ea_0123456789012345678901234567890123456789012", "x", "EA_y", "ea_\u00e4"})
    void areRefusedIfUnknown(String key) {
        Response refusal = api.anonymous().get(FEATURES, HEADER, key).is(Problem.UNAUTHENTICATED);

        assertThat(refusal.text("detail")).contains("API key", "is unknown");
        assertThat(refusal.header("www-authenticate")).startsWith("Bearer").contains("error=\"invalid_token\"");
    }

    @Test
    void areNotFoundByATokenOfAnotherKind() {
        assertThat(api.anonymous()
                        .get(FEATURES, HEADER, Tokens.of("grace", "ADMIN"))
                        .is(Problem.UNAUTHENTICATED)
                        .text("detail"))
                .contains("API key")
                .doesNotContain("eyJ");
    }

    @Test
    void areRefusedOnceDeleted() {
        Response created = create("Dashboard", "viewer").is(201);
        Caller machine = api.withToken(created.text("key"));
        machine.get(FEATURES).is(200);

        api.admin().delete(KEYS + "/" + created.text("id")).is(204);

        assertThat(machine.get(FEATURES).is(Problem.UNAUTHENTICATED).text("detail"))
                .contains(created.text("prefix"), "Dashboard", "was revoked at 2026-06-01T09:00:00Z")
                .doesNotContain(created.text("key"));
        assertThat(api.admin().get(KEYS).items("name")).containsExactly("Build server");
        api.admin().delete(KEYS + "/" + created.text("id")).is(Problem.API_KEY_NOT_FOUND);
    }

    @Test
    void areRefusedWithinASecondOfADeletionElsewhere() {
        Caller machine = api.withToken(key("Dashboard", "viewer"));
        machine.get(FEATURES).is(200);

        jdbc.sql("update api_key set revoked_at = now()").update();

        await().pollInterval(Duration.ofMillis(50)).atMost(A_SECOND).untilAsserted(() -> machine.get(FEATURES)
                .is(Problem.UNAUTHENTICATED));
    }

    @Test
    void areRefusedOnceExpired() {
        Caller machine = api.withToken(api.admin().post(KEYS, """
                        {"name": "Dashboard", "role": "viewer", "expiresAt": "2026-06-01T10:00:00Z"}""").is(201).text("key"));
        clock.forward(Duration.ofMinutes(60).minusNanos(1_000));
        machine.get(FEATURES).is(200);
        clock.forward(Duration.ofNanos(1_000));

        assertThat(machine.get(FEATURES).is(Problem.UNAUTHENTICATED).text("detail"))
                .contains("expired at 2026-06-01T10:00:00Z", "Dashboard");
        assertThat(api.admin().get(KEYS).text("items.1.expiresAt")).isEqualTo("2026-06-01T10:00:00Z");
    }

    @Test
    void haveNamesOfTheirOwn() {
        Response created = create("Dashboard", "viewer").is(201);

        assertThat(create("dashBOARD", "server").is(Problem.API_KEY_NAME_TAKEN).text("name"))
                .isEqualTo("dashBOARD");
        create("build server", "server").is(Problem.API_KEY_NAME_TAKEN);
        api.admin().delete(KEYS + "/" + created.text("id")).is(204);
        create("dashboard", "server").is(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                                            | name, role",
                "{`name`: ``, `role`: `viewer`}                                                | name",
                "{`name`: ` `, `role`: `viewer`}                                               | name",
                "{`name`: `a\\u0007`, `role`: `viewer`}                                        | name",
                "{`name`: `a\\u200bb`, `role`: `viewer`}                                       | name",
                "{`name`: `a  b`, `role`: `viewer`}                                            | name",
                "{`name`: `x`, `role`: `ADMIN`}                                                | role",
                "{`name`: `x`, `role`: `staff`}                                                | role",
                "{`name`: `x`, `role`: null}                                                   | role",
                "{`name`: `x`, `role`: `viewer`, `expiresAt`: `2026-06-01T09:00:00Z`}          | expiresAt",
                "{`name`: `x`, `role`: `viewer`, `expiresAt`: `+200000-01-01T00:00:00Z`}       | expiresAt",
                "{`name`: `x`, `role`: `viewer`, `expiresAt`: `tomorrow`}                      | expiresAt",
                "{`name`: `x`, `role`: `viewer`, `key`: `ea_mine`}                             | key"
            })
    void areRefusedIfInvalid(String body, String fields) {
        api.admin().post(KEYS, body.replace('`', '"')).isInvalid(fields.split(", "));
        api.admin()
                .post(KEYS, "{\"name\": \"%s\", \"role\": \"viewer\"}".formatted("x".repeat(101)))
                .isInvalid("name");
    }

    @Test
    void haveTheRightsOfTheRoleOfTheirName() {
        api.feature("dark-mode");
        String rename = "{\"name\": \"Darker\"}";
        Caller viewer = api.machine("viewer");
        Caller support = api.machine("support");
        Caller editor = api.machine("editor");
        Caller admin = api.machine("admin");

        assertThat(viewer.get(FEATURES + "/dark-mode").is(200).body()).doesNotContain("design@example.com");
        assertThat(support.get(FEATURES + "/dark-mode").is(200).body()).contains("design@example.com");
        viewer.patch(FEATURES + "/dark-mode", rename).is(Problem.FORBIDDEN);
        support.patch(FEATURES + "/dark-mode", rename).is(Problem.FORBIDDEN);
        viewer.get("/api/v1/admin/suppressions").is(Problem.FORBIDDEN);
        support.get("/api/v1/admin/suppressions").is(200);
        editor.patch(FEATURES + "/dark-mode", rename).is(200);
        editor.post(KEYS, "{\"name\": \"x\", \"role\": \"viewer\"}").is(Problem.FORBIDDEN);
        viewer.get(KEYS).is(200);
        viewer.delete(KEYS + "/1").is(Problem.FORBIDDEN);
        admin.delete(KEYS + "/1").is(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "viewer", "support", "editor", "admin"})
    void areNoUsers(String role) {
        Caller machine = api.machine(role);

        assertThat(machine.get("/api/v1/features").is(Problem.FORBIDDEN).text("detail"))
                .contains("the token of a user");
        machine.get("/api/v1/me/mail-preferences").is(Problem.FORBIDDEN);
        machine.put("/api/v1/features/dark-mode/enrollment").is(Problem.FORBIDDEN);
        assertThat(jdbc.sql("select count(*) from users").query(Integer.class).single())
                .isZero();
    }

    @Test
    void areNamedInHistories() {
        api.feature("dark-mode");
        api.machine("editor")
                .post(FEATURES + "/dark-mode/transitions", "{\"to\": \"beta\"}")
                .is(201);

        assertThat(api.admin().get(FEATURES + "/dark-mode/transitions").items("by"))
                .contains("api-key:editor");
    }

    @Test
    void areNamedInTheAuditTrail() {
        Response created = create("Shop backend", "server").is(201);
        api.feature("dark-mode", "beta");
        api.withToken(created.text("key"))
                .put("/api/v1/users/ada/features/dark-mode/enrollment")
                .is(200);

        Response byMachine = api.admin()
                .get("/api/v1/admin/audit?actor=api-key:Shop%20backend")
                .is(200);
        assertThat(byMachine.items("action")).containsExactly("user-opted-in");
        Response creation =
                api.admin().get("/api/v1/admin/audit?action=api-key-created").is(200);
        assertThat(creation.items("action")).hasSize(1);
        assertThat(creation.body())
                .contains("Shop backend", created.text("prefix"))
                .doesNotContain(created.text("key"));
    }

    @Test
    void comeFromTheSettings() {
        Caller machine = api.withToken(ApiTest.SETTINGS_KEY);

        machine.get(FEATURES).is(200);
        machine.post(FEATURES, "{\"name\": \"x\"}").is(Problem.FORBIDDEN);
        assertThat(api.admin().get(KEYS).is(200).field("items.0").get("id").isNull())
                .isTrue();
        assertThat(api.admin().get(KEYS).items("name")).containsExactly("Build server");
        await().untilAsserted(() -> assertThat(lastUse("Build server")).isEqualTo("2026-06-01T09:00:00Z"));
    }

    @Test
    void areListedInPages() {
        for (String name : List.of("a", "b", "c")) {
            create(name, "viewer").is(201);
        }
        List<String> names = new ArrayList<>();
        String next = "";
        while (next != null) {
            Response page = api.admin().get(KEYS + "?limit=1&after=" + next).is(200);
            names.addAll(page.items("name"));
            next = page.field("next").isNull() ? null : page.text("next");
        }

        assertThat(names).containsExactly("Build server", "a", "b", "c");
        assertThat(api.admin().get(KEYS + "?limit=2").items("name")).containsExactly("Build server", "a");
        api.admin().get(KEYS + "?after=x").isInvalid("after");
        api.admin().get(KEYS + "?limit=0").isInvalid("limit");
    }

    @Test
    void knowToAMinuteWhenTheyWereUsed() {
        Caller machine = api.withToken(key("Dashboard", "viewer"));
        assertThat(lastUse("Dashboard")).isNull();

        machine.get(FEATURES).is(200);
        await().untilAsserted(() -> assertThat(lastUse("Dashboard")).isEqualTo("2026-06-01T09:00:00Z"));
        clock.forward(Duration.ofSeconds(59));
        machine.get(FEATURES).is(200);
        clock.forward(Duration.ofSeconds(1));
        machine.get(FEATURES).is(200);
        await().untilAsserted(() -> assertThat(lastUse("Dashboard")).isEqualTo("2026-06-01T09:01:00Z"));
    }

    private @Nullable String lastUse(String name) {
        return api.admin()
                .get(KEYS)
                .is(200)
                .field("items")
                .valueStream()
                .filter(key -> key.get("name").asString().equals(name))
                .map(key -> key.get("lastUsedAt").isNull()
                        ? ""
                        : key.get("lastUsedAt").asString())
                .findFirst()
                .filter(at -> !at.isEmpty())
                .orElse(null);
    }

    @Test
    void areManagedByAdminsOnly() {
        String body = "{\"name\": \"x\", \"role\": \"admin\"}";
        for (String role : List.of("EDITOR", "SUPPORT", "VIEWER", "SERVER", "STAFF")) {
            Caller person = api.withToken(Tokens.of("max", role));
            person.post(KEYS, body).is(Problem.FORBIDDEN);
            person.delete(KEYS + "/1").is(Problem.FORBIDDEN);
        }
        api.withToken(Tokens.of("max", "VIEWER")).get(KEYS).is(200);
        api.withToken(Tokens.of("max", "STAFF")).get(KEYS).is(Problem.FORBIDDEN);
        api.admin().delete(KEYS + "/4711").is(Problem.API_KEY_NOT_FOUND);
        api.admin().delete(KEYS + "/x").isInvalid("id");
    }
}
