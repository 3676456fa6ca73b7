package dev.earlyaccess.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.update.UpdateSweep;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exports everything about a user, and erases it: in a dump of all tables, nothing of the user is left. */
@ApiTest
class ErasingUsersTest {

    private static final String ID = "auth0#ada-1815";
    private static final String EMAIL = "Ada.Lovelace@example.com";
    private static final String NAME = "Ada Lovelace";
    private static final String MINE = "/api/v1/me/data";
    private static final String ADA = "/api/v1/admin/users/auth0%23ada-1815";

    private final Api api;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final HandMovedClock clock;
    private final SuppressionList suppressions;
    private final LaunchSweep launches;
    private final UpdateSweep updates;

    ErasingUsersTest(
            Api api,
            JdbcClient jdbc,
            DataSource database,
            HandMovedClock clock,
            SuppressionList suppressions,
            LaunchSweep launches,
            UpdateSweep updates) {
        this.api = api;
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
        this.suppressions = suppressions;
        this.launches = launches;
        this.updates = updates;
    }

    private Caller ada(String... roles) {
        return api.withToken(
                Tokens.with(ID, Map.of("email", EMAIL, "email_verified", true, "name", NAME, "roles", List.of(roles))));
    }

    private Caller with(String role) {
        return api.withToken(Tokens.of("max", role));
    }

    /** What others write about Ada: with her address and her id, but not with her name, which would stay. */
    private static String about(String what) {
        return what + ": ask " + EMAIL.toLowerCase(Locale.ROOT) + " (user " + ID + ")";
    }

    private static String json(String field, String text) {
        return "{\"" + field + "\": \"" + text + "\"}";
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }

    /** What Ada does as a user and in the team, and what others do to her. */
    private void fillByUse() {
        Caller admin = api.admin();
        admin.post("/api/v1/admin/webhooks", "{\"url\": \"http://127.0.0.1:1/hook\"}")
                .is(201);
        admin.post("/api/v1/admin/api-keys", json("name", about("Key")).replace("}", ", \"role\": \"viewer\"}"))
                .is(201);
        api.feature("dark-mode");
        ada().put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("hedy").put("/api/v1/features/dark-mode/enrollment").is(200);
        suppressions.suppress(
                new UnreachableReport(EMAIL, "550 5.1.1 no " + EMAIL, "5.1.1", ReportSource.SMTP, 17L),
                clock.instant());
        ada("ADMIN")
                .post(
                        "/api/v1/admin/features/dark-mode/transitions",
                        "{\"to\": \"beta\", \"reason\": \"" + about("Ready") + "\"}")
                .is(201);
        launches.run();
        ada().post("/api/v1/features/dark-mode/feedback", "{\"text\": \"My own words.\", \"rating\": 3}")
                .is(201);
        admin.post("/api/v1/admin/feedback/1/reply", json("text", "Thank you, " + NAME + "!"))
                .is(409);
        api.as("hedy")
                .post("/api/v1/features/dark-mode/feedback", json("text", about("It is slow")))
                .is(201);
        sql("update users set email = 'hedy@example.com' where user_id = 'hedy'");
        ada("ADMIN")
                .post("/api/v1/admin/feedback/2/reply", json("text", "I am on it. " + EMAIL))
                .is(201);
        ada("ADMIN")
                .put("/api/v1/admin/features/dark-mode/checklist/announcement", json("evidence", about("Done")))
                .is(200);
        ada("ADMIN")
                .delete("/api/v1/admin/features/dark-mode/checklist/announcement")
                .is(200);
        ada("ADMIN")
                .post(
                        "/api/v1/admin/features/dark-mode/updates",
                        "{\"subject\": \"New\", \"markdown\": \"" + about("Faster") + "\"}")
                .is(201);
        clock.forward(Duration.ofSeconds(5));
        updates.run();
        admin.put("/api/v1/admin/feedback-group/" + EMAIL, "{\"delivery\": \"every-answer\"}")
                .is(200);
        ada().patch("/api/v1/me/mail-preferences", "{\"updates\": false}").is(200);
        admin.patch(
                        "/api/v1/admin/features/dark-mode",
                        "{\"managers\": [\"" + EMAIL + "\", \"max@example.com\"], \"description\": \"" + about("Slow")
                                + "\"}")
                .is(200);
        admin.patch(ADA + "/mail-preferences", "{\"launches\": false}").is(200);
    }

    /** What comes by mail, and what sweeps and other instances leave. */
    private void fillBySql() {
        sql("""
                insert into feedback (feature_id, user_id, sender_email, sender_name, sender_is_user, source, subject, text,
                    original, status, message_id, received_at)
                values (1, 'auth0#ada-1815', 'Ada.Lovelace@example.com', 'Ada Lovelace', true, 'mail', 'Re: Beta', 'By mail',
                        'From: Ada Lovelace <Ada.Lovelace@example.com>', 'read', '<1@example.com>', now()),
                    (null, null, 'ada.lovelace@example.com', 'Ada Lovelace', false, 'mail', 'Hello', 'Unmatched',
                        'From: Ada Lovelace', 'unread', '<2@example.com>', now()),
                    (1, 'hedy', 'hedy@example.com', 'Hedy', true, 'mail', 'Re: Beta', 'Others',
                        'Cc: <ada.lovelace@example.com>', 'unread', '<3@example.com>', now()),
                    (1, 'hedy', 'hedy@example.com', 'Hedy', true, 'mail', 'Re: Beta', 'Ask auth0#ada-1815!',
                        null, 'unread', '<4@example.com>', now())
                """);
        sql("""
                insert into delivery (kind, recipient, occasion, owed_at, due_at, status, last_error) values
                    ('digest', 'ada.lovelace@example.com', 'digest:2026-06-01', now(), now(), 'failed', 'no ada.lovelace')
                """);
        sql("""
                insert into paused_sender (address, paused_at, reports, last_report)
                values ('early-access@example.com', now(), 51, '550 no Ada.Lovelace@example.com')
                """);
        sql("""
                insert into withheld_report (sender, email, reason, reported_at)
                values ('early-access@example.com', 'ada.lovelace@example.com', '550 no ada.lovelace@example.com', now())
                """);
        sql("insert into feedback_digest (day, made_at) values ('2026-06-01', now())");
        sql("insert into feedback_digest_answer (feedback_id) values (1) on conflict do nothing");
        sql("insert into attention_month (month, made_at) values ('2026-06-01', now())");
        sql("insert into mail_allowance (id, tokens, refilled_at) values (1, 1, now()) on conflict do nothing");
        sql("insert into signing_key (id, key) values (1, '\\x01') on conflict do nothing");
        sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('usage-folding', 'recurring', now(), false, 1) on conflict do nothing
                """);
        sql("""
                insert into webhook_task (task_name, task_instance, execution_time, picked, version)
                values ('webhook', '1', now(), false, 1)
                """);
        sql("""
                insert into webhook_attempt (message_id, at, status, response, took_millis)
                select id, now(), 500, 'no ada.lovelace@example.com', 1 from webhook_message
                """);
        sql("insert into webhook_endpoint (channel, created_at) values ('announcements', now())");
        sql("""
                insert into webhook_message (endpoint_id, message_id, type, feature_id, payload, in_short, queued_at, begun_at,
                    due_at)
                select max(id), 'msg_1', 'feature.beta_launched', 1, 'Moved by Ada Lovelace', 'In beta', now(), now(), now()
                from webhook_endpoint
                """);
        sql("insert into enrollment_follower (endpoint_id) select id from webhook_endpoint");
        sql("""
                insert into enrollment_change (feature_id, user_id, status, origin, since)
                select id, '%s', 'opted-in', 'self', now() from feature
                """.formatted(ID));
        sql("insert into api_key_use (sha256, last_used_at) values ('\\x01', now())");
        sql("insert into deleted_feedback values (1, '2026-06-01', 1, 1, 1)");
        sql("insert into erased_user values (sha256('somebody'), now())");
    }

    private List<String> tables() {
        return jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                order by 1
                """).query(String.class).list();
    }

    /** Every table, as {@code pg_dump} writes it. */
    private Map<String, String> dump() {
        Map<String, String> dump = new TreeMap<>();
        for (String table : tables()) {
            try (Connection connection = database.getConnection()) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", text);
                dump.put(table, text.toString(StandardCharsets.UTF_8));
            } catch (SQLException | IOException ex) {
                throw new AssertionError(ex);
            }
        }
        return dump;
    }

    private static boolean isNamedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return List.of(ID, "ada-1815", EMAIL, "ada.lovelace", NAME).stream()
                .map(trace -> trace.toLowerCase(Locale.ROOT))
                .anyMatch(trace -> lower.contains(trace)
                        || lower.contains(HexFormat.of().formatHex(trace.getBytes(StandardCharsets.UTF_8))));
    }

    private Map<String, String> traces() {
        Map<String, String> traces = dump();
        traces.values().removeIf(text -> !isNamedIn(text));
        return traces;
    }

    @Test
    void erasureLeavesNothingInAnyTable() {
        fillByUse();
        fillBySql();
        assertThat(dump())
                .as("Fill every table here, with the person in it wherever one can be.")
                .doesNotContainValue("");
        assertThat(traces().keySet())
                .contains(
                        "api_key",
                        "audit_entry",
                        "audit_person",
                        "checklist_entry",
                        "delivery",
                        "enrollment",
                        "enrollment_change",
                        "feature",
                        "feature_update",
                        "feedback",
                        "feedback_group_member",
                        "feedback_reply",
                        "stage_transition",
                        "suppressed_address",
                        "users",
                        "webhook_attempt",
                        "webhook_message",
                        "withheld_report");
        String metrics = api.admin()
                .get("/api/v1/admin/features/dark-mode/metrics?from=2026-05-01")
                .is(200)
                .body();

        Response erased = api.admin().delete(ADA + "/data").is(200);

        assertThat(traces()).isEmpty();
        assertThat(erased.field("profiles").intValue()).isEqualTo(1);
        assertThat(erased.field("enrollments").intValue()).isEqualTo(1);
        assertThat(erased.field("feedback").intValue()).isEqualTo(3);
        assertThat(erased.field("groupMemberships").intValue()).isEqualTo(1);
        assertThat(erased.field("managedFeatures").intValue()).isEqualTo(1);
        assertThat(erased.field("suppressions").intValue()).isEqualTo(2);
        assertThat(erased.field("blanked").intValue()).isGreaterThan(10);
        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/metrics?from=2026-05-01")
                        .is(200)
                        .body())
                .isEqualTo(metrics);
        assertThat(api.admin().get("/api/v1/admin/features/dark-mode").is(200).text("description"))
                .isEqualTo("Slow: ask (erased) (user (erased))");
        assertThat(api.admin().get("/api/v1/admin/feedback").is(200).each("items", "text"))
                .containsExactlyInAnyOrder("Others", "Ask (erased)!", "It is slow: ask (erased) (user (erased))");
        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/transitions")
                        .is(200)
                        .body())
                .contains("(erased)");
        assertThat(api.admin().get("/api/v1/admin/audit").is(200).items("action"))
                .contains("user-erased");
        with("SUPPORT").get(ADA).is(Problem.USER_NOT_FOUND);
        with("SUPPORT").get(ADA + "/data").is(Problem.USER_NOT_FOUND);
        api.admin().delete(ADA + "/data").is(Problem.USER_NOT_FOUND);
    }

    @Test
    void exportsEverything() {
        fillByUse();
        fillBySql();

        Response data = with("SUPPORT").get(ADA + "/data").is(200);

        assertThat(data.header("cache-control")).isEqualTo("no-store");
        assertThat(data.text("profile.email")).isEqualTo(EMAIL);
        assertThat(data.field("mailPreferences.updates").booleanValue()).isFalse();
        assertThat(data.each("suppressions", "email")).containsExactlyInAnyOrder(EMAIL, EMAIL.toLowerCase(Locale.ROOT));
        assertThat(data.each("enrollments", "status")).containsExactly("opted-in");
        assertThat(data.each("feedback", "text")).containsExactly("Unmatched", "By mail", "My own words.");
        assertThat(data.each("feedback", "original")).contains("From: Ada Lovelace <Ada.Lovelace@example.com>");
        assertThat(data.each("mails", "occasion")).contains("launch:dark-mode", "digest:2026-06-01");
        assertThat(data.each("feedbackGroup", "mails")).containsExactly("every-answer");
        assertThat(data.each("work", "kind"))
                .containsExactlyInAnyOrder(
                        "stage-transition", "feedback-reply", "checklist-item", "checklist-item-withdrawn", "update");
        assertThat(data.field("managedFeatures").toString()).isEqualTo("[\"dark-mode\"]");
        assertThat(data.each("messages", "type")).contains("feedback.arrived", "feature.beta_launched");
        assertThat(data.each("audit", "action")).contains("stage-changed", "mail-preferences-changed", "update-posted");
        assertThat(data.body()).doesNotContain("Grace");
        assertThat(ada().get(MINE).is(200).field("feedback")).isEqualTo(data.field("feedback"));
    }

    @Test
    void exportsLongListsWhole() {
        ada().get("/api/v1/features").is(200);
        sql("""
                insert into delivery (kind, recipient, occasion, owed_at, due_at)
                select 'update', 'auth0#ada-1815', 'update:' || n, now(), now() from generate_series(1, 450) n
                """);

        assertThat(ada().get(MINE).is(200).field("mails")).hasSize(450);
    }

    /** If the database fails in the middle, no client may take the beginning for the whole. */
    @Test
    void breaksAnExportOffThatFailsInTheMiddle() {
        ada().get("/api/v1/features").is(200);
        sql("""
                insert into delivery (kind, recipient, occasion, owed_at, due_at)
                select 'update', 'auth0#ada-1815', 'update:' || n, now(), now() from generate_series(1, 450) n
                """);
        sql("alter table audit_entry rename to audit_entry_elsewhere");
        try {
            assertThatThrownBy(() -> ada().get(MINE)).hasRootCauseInstanceOf(EOFException.class);
        } finally {
            sql("alter table audit_entry_elsewhere rename to audit_entry");
        }
        assertThat(ada().get(MINE).is(200).field("mails")).hasSize(450);
    }

    @Test
    void usersEraseThemselvesAndNobodyIsNamed() {
        ada().put(given("dark-mode")).is(200);
        Response erased = ada().delete(MINE).is(200);

        assertThat(erased.field("enrollments").intValue()).isEqualTo(1);
        assertThat(traces()).isEmpty();
        Response audit =
                api.admin().get("/api/v1/admin/audit?action=user-erased").is(200);
        assertThat(audit.field("items")).hasSize(1);
        assertThat(audit.text("items.0.actor.userId")).isEmpty();
        assertThat(audit.text("items.0.from")).isEmpty();

        ada().get("/api/v1/features").is(200);
        assertThat(traces()).isEmpty();
        ada().delete(MINE).is(200);
        assertThat(traces()).isEmpty();
        assertThat(api.admin()
                        .get("/api/v1/admin/audit?action=user-erased")
                        .is(200)
                        .field("items"))
                .as("Nothing was left to erase")
                .hasSize(1);
        ada().put("/api/v1/features/dark-mode/enrollment").is(200);
        assertThat(traces().keySet()).containsExactly("enrollment", "users");
    }

    private String given(String feature) {
        api.feature(feature, "beta");
        return "/api/v1/features/" + feature + "/enrollment";
    }

    @Test
    void adminsAreNamedByTheErasureOfOthers() {
        ada().put(given("dark-mode")).is(200);
        api.admin().delete(ADA + "/data").is(200);

        Response audit =
                api.admin().get("/api/v1/admin/audit?action=user-erased").is(200);
        assertThat(audit.text("items.0.actor.userId")).isEqualTo("grace");
        assertThat(audit.field("items.0.person").isNull()).isTrue();
    }

    @Test
    void ownersHandTheirFeaturesOverFirst() {
        ada().put(given("dark-mode")).is(200);
        api.admin()
                .patch(
                        "/api/v1/admin/features/dark-mode",
                        "{\"owner\": {\"name\": \"Ada\", \"email\": \"" + EMAIL + "\"}}")
                .is(200);

        for (Response refused : List.of(ada().delete(MINE), api.admin().delete(ADA + "/data"))) {
            assertThat(refused.is(Problem.OWNS_FEATURES).field("features").toString())
                    .isEqualTo("[\"dark-mode\"]");
        }
        assertThat(with("SUPPORT").get(ADA).is(200).text("id")).isEqualTo(ID);
    }

    @Test
    void aShortIdIsErasedButNotBlankedInProse() {
        given("dark-mode");
        Caller user = api.as("42");
        user.put("/api/v1/features/dark-mode/enrollment").is(200);
        api.admin()
                .patch("/api/v1/admin/features/dark-mode", json("description", "The answer is 42."))
                .is(200);
        api.admin().delete("/api/v1/admin/users/42/data").is(200);

        assertThat(api.admin().get("/api/v1/admin/features/dark-mode").is(200).text("description"))
                .isEqualTo("The answer is 42.");
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isZero();
    }
}
