package dev.earlyaccess.api.feature;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a transition would do, before it is done. */
@ApiTest
class TransitionDryRunTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";
    private static final String DRY_RUN = DARK_MODE + "/transitions?dryRun=true";

    private final Api api;
    private final JdbcClient jdbc;

    TransitionDryRunTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void countsWhoWouldBeOptedInAndMailed() {
        api.feature("dark-mode");
        List.of("ada", "alan", "barbara", "edsger", "grace").forEach(this::optsIn);
        jdbc.sql("update users set email = user_id || '@example.com'").update();
        jdbc.sql("update users set wants_launches = false where user_id = 'alan'")
                .update();
        jdbc.sql("update users set email = null where user_id = 'barbara'").update();
        jdbc.sql("""
                insert into suppressed_address (email, user_id, reason, code, source, suppressed_at)
                values ('edsger@example.com', 'edsger', '550', '5.1.1', 'smtp', now())
                """).update();

        Response preview = dryRun("{\"to\": \"beta\"}").is(200);

        assertThat(preview.json()).isEqualTo(Response.json("""
                {"from": "concept", "to": "beta", "possible": true, "subscribers": 5, "enabledBefore": 0, "enabledAfter": 5,
                 "mails": {"type": "launch", "expected": 2, "notWanted": 1, "noAddress": 1, "suppressed": 1,
                           "estimated": false},
                 "missing": {"reason": false, "fields": [], "items": []}, "overridden": []}"""));
        assertThat(preview.header("etag")).isEqualTo("\"0\"");
    }

    @Test
    void changesNothing() {
        api.feature("dark-mode");
        optsIn("ada");
        String before = api.admin().get(DARK_MODE).body();
        long entries = rows("audit_entry");

        dryRun("{\"to\": \"beta\"}").is(200);

        assertThat(api.admin().get(DARK_MODE).body()).isEqualTo(before);
        assertThat(rows("stage_transition")).isEqualTo(1);
        assertThat(rows("launch") + rows("delivery") + rows("scheduled_tasks where task_name = 'launch-hint'"))
                .isZero();
        assertThat(rows("audit_entry")).isEqualTo(entries);
    }

    @Test
    void saysWhatABetaLacks() {
        api.admin().post("/api/v1/admin/features", "{\"name\": \"Dark mode\"}").is(201);

        Response preview = dryRun("{\"to\": \"beta\"}").is(200);

        assertThat(preview.field("possible").booleanValue()).isFalse();
        assertThat(preview.field("missing").get("fields"))
                .isEqualTo(Response.json("[\"description\", \"documentationUrl\", \"owner.name\", \"owner.email\"]"));
    }

    @Test
    void saysWhatTheLaunchChecklistLacks() {
        api.admin().post("/api/v1/admin/features", """
                {"key": "dark-mode", "name": "Dark mode", "description": "Dark.", "stage": "beta",
                 "documentationUrl": "https://docs.example.com", "owner": {"name": "Ada", "email": "ada@example.com"}}""").is(201);
        api.recordItem("dark-mode", "announcement", "Sent.");

        Response preview = dryRun("{\"to\": \"general-availability\"}").is(200);
        Response overriding = dryRun("{\"to\": \"general-availability\", \"overrideChecklist\": true}")
                .is(200);

        assertThat(preview.field("possible").booleanValue()).isFalse();
        assertThat(preview.field("missing").get("items").get(0).get("item").stringValue())
                .isEqualTo("documentation");
        assertThat(preview.field("enabledAfter").isNull()).isTrue();
        assertThat(overriding.field("overridden")).isEqualTo(Response.json("[\"documentation\"]"));
        assertThat(overriding.field("missing"))
                .isEqualTo(Response.json("{\"reason\": true, \"fields\": [], \"items\": []}"));
    }

    @ParameterizedTest
    @CsvSource({"concept, pulled-back", "archived, pulled-back"})
    void asksForAReason(String to, String mails) {
        api.feature("dark-mode", "beta");
        optsIn("ada");

        Response without = dryRun("{\"to\": \"%s\"}".formatted(to)).is(200);
        Response quiet = dryRun("{\"to\": \"%s\", \"reason\": \"Too slow.\", \"announce\": false}".formatted(to))
                .is(200);

        assertThat(without.field("missing").get("reason").booleanValue()).isTrue();
        assertThat(without.field("mails").get("type").stringValue()).isEqualTo(mails);
        assertThat(without.field("enabledBefore").longValue()).isEqualTo(1);
        assertThat(without.field("enabledAfter").longValue()).isZero();
        assertThat(quiet.field("possible").booleanValue()).isTrue();
        assertThat(quiet.field("mails").get("type").isNull()).isTrue();
    }

    @Test
    void countsNobodyWhoWasToldBefore() {
        api.feature("dark-mode");
        List.of("ada", "alan").forEach(this::optsIn);
        jdbc.sql("update users set email = user_id || '@example.com'").update();
        jdbc.sql("""
                insert into delivery (recipient, occasion, kind, status, owed_at, due_at, settled_at)
                values ('ada', 'launch:dark-mode', 'launch', 'sent', now(), now(), now())
                """).update();

        assertThat(dryRun("{\"to\": \"beta\"}")
                        .is(200)
                        .field("mails")
                        .get("expected")
                        .longValue())
                .isEqualTo(1);
    }

    /** The first half of them was told before, the second half was not. */
    @Test
    void estimatesTheMailsToManyUsers() {
        api.feature("dark-mode");
        jdbc.sql("""
                with member as (
                    insert into enrollment (user_id, feature_id, status, origin, since)
                    select 'user-' || n, f.id, 'interested', 'self', now() from generate_series(100001, 160000) n, feature f
                    returning user_id
                ), known as (
                    insert into users (user_id, email, token_issued_at)
                    select user_id, user_id || '@example.com', now() from member
                )
                insert into delivery (recipient, occasion, kind, status, owed_at, due_at, settled_at)
                select user_id, 'launch:dark-mode', 'launch', 'sent', now(), now(), now() from member
                where user_id <= 'user-130000'
                """).update();

        Response preview = dryRun("{\"to\": \"beta\"}").is(200);

        assertThat(preview.field("subscribers").longValue()).isEqualTo(60_000);
        assertThat(preview.field("mails").get("estimated").booleanValue()).isTrue();
        assertThat(preview.field("mails").get("expected").longValue()).isBetween(29_000L, 31_000L);
    }

    @Test
    void isRefusedLikeTheTransition() {
        api.feature("dark-mode");

        dryRun("{\"to\": \"general-availability\"}").is(Problem.ILLEGAL_STAGE_TRANSITION);
        dryRun("{\"to\": \"beta\", \"announce\": false}").isInvalid("announce");
        dryRun("{}").isInvalid("to");
        api.admin()
                .send("POST", DRY_RUN, "{\"to\": \"beta\"}", "Content-Type", "application/json", "If-Match", "\"7\"")
                .is(Problem.STALE_VERSION);
        api.admin()
                .post("/api/v1/admin/features/unknown/transitions?dryRun=true", "{\"to\": \"beta\"}")
                .is(Problem.FEATURE_NOT_FOUND);
        api.as("ada").post(DRY_RUN, "{\"to\": \"beta\"}").is(Problem.FORBIDDEN);
        api.withToken(Tokens.with("edith", Map.of("roles", "EDITOR")))
                .post(DRY_RUN, "{\"to\": \"general-availability\", \"overrideChecklist\": true}")
                .is(Problem.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "1x"})
    void wantsTrueOrFalse(String dryRun) {
        api.feature("dark-mode");

        api.admin()
                .post(DARK_MODE + "/transitions?dryRun=" + dryRun, "{\"to\": \"beta\"}")
                .isInvalid("dryRun");
        assertThat(api.admin().get(DARK_MODE).text("stage")).isEqualTo("concept");
    }

    private void optsIn(String user) {
        api.as(user).put("/api/v1/features/dark-mode/enrollment").is(200);
    }

    private Response dryRun(String body) {
        return api.admin().post(DRY_RUN, body);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
