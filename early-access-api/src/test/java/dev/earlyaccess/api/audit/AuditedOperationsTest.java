package dev.earlyaccess.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the API document that is no read leaves an entry in the audit trail, or is said here to change
 * nothing that is not the user's own.
 */
@ApiTest
class AuditedOperationsTest {

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    /** They show something, and change nothing. */
    private static final Set<String> CHANGES_NOTHING = Set.of("previewUpdate", "evaluateFlag", "evaluateFlags");

    /** A user's own choices, which nobody else makes. */
    private static final Set<String> OWN = Set.of(
            "optIn",
            "optOut",
            "giveFeedback",
            "chooseGroupMembership",
            "changeMailPreferences",
            "chooseMailPreferences",
            "eraseMyData"); // leaves an entry that names nobody, see ErasingUsersTest

    private final Api api;
    private final JdbcClient jdbc;
    private final SuppressionList suppressions;
    private final Map<String, Audited> audited = new HashMap<>();

    /** What makes an operation possible, a request that makes a change, and the entry that it leaves. */
    private record Audited(
            Runnable before,
            String method,
            String path,
            @Nullable String body,
            AuditAction action) {}

    AuditedOperationsTest(Api api, JdbcClient jdbc, SuppressionList suppressions) {
        this.api = api;
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        features();
        mails();
        webhooks();
        keys();
    }

    private void features() {
        String feature = "/api/v1/admin/features/dark-mode";
        Runnable concept = () -> api.feature("dark-mode");
        Runnable beta = () -> api.feature("dark-mode", "beta");
        add(
                "createFeature",
                () -> {},
                "POST /api/v1/admin/features",
                "{\"name\": \"New\"}",
                AuditAction.FEATURE_CREATED);
        add("changeFeature", concept, "PATCH " + feature, "{\"size\": \"major\"}", AuditAction.FEATURE_CHANGED);
        add(
                "moveFeature",
                concept,
                "POST " + feature + "/transitions",
                "{\"to\": \"beta\"}",
                AuditAction.STAGE_CHANGED);
        add(
                "recordChecklistItem",
                concept,
                "PUT " + feature + "/checklist/announcement",
                "{\"evidence\": \"Done.\"}",
                AuditAction.CHECKLIST_ITEM_RECORDED);
        add(
                "takeBackChecklistItem",
                () -> {
                    concept.run();
                    api.recordItem("dark-mode", "announcement", "Done.").is(200);
                },
                "DELETE " + feature + "/checklist/announcement",
                null,
                AuditAction.CHECKLIST_ITEM_WITHDRAWN);
        Runnable user = () -> {
            beta.run();
            api.as("ada").get("/api/v1/features").is(200);
        };
        add("optUserIn", user, "PUT " + feature + "/enrollments/ada", null, AuditAction.USER_OPTED_IN);
        add("optUserOut", user, "DELETE " + feature + "/enrollments/ada", null, AuditAction.USER_OPTED_OUT);
        add(
                "importEnrollments",
                beta,
                "POST " + feature + "/enrollments/import",
                "userId\nada\n",
                AuditAction.ENROLLMENTS_IMPORTED);
        add(
                "changeUserMailPreferences",
                user,
                "PATCH /api/v1/admin/users/ada/mail-preferences",
                "{\"updates\": false}",
                AuditAction.MAIL_PREFERENCES_CHANGED);
        add("eraseUserData", user, "DELETE /api/v1/admin/users/ada/data", null, AuditAction.USER_ERASED);
        add("pauseLaunch", beta, "PUT " + feature + "/launch", "{\"paused\": true}", AuditAction.LAUNCH_PAUSED);
        add(
                "postUpdate",
                beta,
                "POST " + feature + "/updates",
                "{\"subject\": \"New\", \"markdown\": \"Text\"}",
                AuditAction.UPDATE_POSTED);
        Runnable feedback = () -> {
            beta.run();
            api.as("ada")
                    .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Too dark.\"}")
                    .is(201);
            jdbc.sql("update users set email = 'ada@example.com'").update();
        };
        add(
                "changeFeedback",
                feedback,
                "PATCH /api/v1/admin/feedback/1",
                "{\"status\": \"read\"}",
                AuditAction.FEEDBACK_CHANGED);
        add(
                "replyToFeedback",
                feedback,
                "POST /api/v1/admin/feedback/1/reply",
                "{\"text\": \"Thanks.\"}",
                AuditAction.FEEDBACK_REPLIED);
    }

    private void mails() {
        Runnable beta = () -> api.feature("dark-mode", "beta");
        String mail = "/api/v1/admin/features/dark-mode/mails/launch";
        add("sharePreviewOfMail", beta, "POST " + mail + "/preview", null, AuditAction.MAIL_PREVIEW_SHARED);
        add("sendTestOfMail", beta, "POST " + mail + "/test", null, AuditAction.TEST_MAIL_SENT);
        add(
                "sendTestOfUpdate",
                beta,
                "POST /api/v1/admin/features/dark-mode/updates/test",
                "{\"subject\": \"New\", \"markdown\": \"Text\"}",
                AuditAction.TEST_MAIL_SENT);
        String member = "/api/v1/admin/feedback-group/hedy@example.com";
        add(
                "chooseForGroupMember",
                () -> {},
                "PUT " + member,
                "{\"delivery\": \"none\"}",
                AuditAction.GROUP_MEMBER_CHOSEN);
        add(
                "removeGroupMember",
                () -> admin().put(member, "{\"delivery\": \"none\"}").is(200),
                "DELETE " + member,
                null,
                AuditAction.GROUP_MEMBER_RESET);
        add(
                "retryDelivery",
                () -> jdbc.sql("""
                        insert into delivery (recipient, occasion, kind, status, owed_at, due_at, settled_at)
                        values ('ada', 'launch:dark-mode', 'launch', 'failed', now(), now(), now())
                        """).update(),
                "POST /api/v1/admin/deliveries/1/retry",
                null,
                AuditAction.DELIVERY_RETRIED);
        add(
                "deleteSuppression",
                () -> suppressions.suppress(
                        new UnreachableReport("ada@example.com", "550 5.1.1 no", "5.1.1", ReportSource.SMTP, 17L),
                        HandMovedClock.MON_1_JUNE),
                "DELETE /api/v1/admin/suppressions/ada@example.com",
                null,
                AuditAction.SUPPRESSION_DELETED);
        add(
                "resumeSender",
                () -> jdbc.sql("""
                        insert into paused_sender (address, paused_at, reports, last_report)
                        values ('early-access@example.com', now(), 51, '550 5.1.1 no')
                        """).update(),
                "POST /api/v1/admin/paused-senders/early-access@example.com/resume",
                "{\"suppress\": false}",
                AuditAction.SENDER_RESUMED);
    }

    private void webhooks() {
        String webhooks = "/api/v1/admin/webhooks";
        String endpoint = "{\"url\": \"http://127.0.0.1:1/hook\"}";
        Runnable webhook = () -> api.admin().post(webhooks, endpoint).is(201);
        Runnable message = () -> {
            webhook.run();
            api.feature("dark-mode");
            jdbc.sql("update webhook_message set message_id = 'msg_1'").update();
        };
        add("createWebhook", () -> {}, "POST " + webhooks, endpoint, AuditAction.WEBHOOK_CREATED);
        add("changeWebhook", webhook, "PATCH " + webhooks + "/1", "{\"disabled\": true}", AuditAction.WEBHOOK_CHANGED);
        add("deleteWebhook", webhook, "DELETE " + webhooks + "/1", null, AuditAction.WEBHOOK_DELETED);
        add("testWebhook", webhook, "POST " + webhooks + "/1/test", null, AuditAction.WEBHOOK_TESTED);
        add("testChatChannel", () -> {}, "POST /api/v1/admin/chat/announcements/test", null, AuditAction.SLACK_TESTED);
        add("recoverWebhook", webhook, "POST " + webhooks + "/1/recover", null, AuditAction.WEBHOOK_RECOVERED);
        add(
                "redeliverWebhookMessage",
                message,
                "POST " + webhooks + "/1/messages/msg_1/redeliver",
                null,
                AuditAction.WEBHOOK_MESSAGE_REDELIVERED);
    }

    private void keys() {
        String keys = "/api/v1/admin/api-keys";
        String key = "{\"name\": \"ci\", \"role\": \"viewer\"}";
        add("createApiKey", () -> {}, "POST " + keys, key, AuditAction.API_KEY_CREATED);
        add(
                "deleteApiKey",
                () -> api.admin().post(keys, key).is(201),
                "DELETE " + keys + "/1",
                null,
                AuditAction.API_KEY_DELETED);
        Runnable beta = () -> api.feature("dark-mode", "beta");
        String ada = "/api/v1/users/ada/features/dark-mode";
        add("passOnOptIn", beta, "PUT " + ada + "/enrollment", null, AuditAction.USER_OPTED_IN);
        add("passOnOptOut", beta, "DELETE " + ada + "/enrollment", null, AuditAction.USER_OPTED_OUT);
        add(
                "passOnFeedback",
                beta,
                "POST " + ada + "/feedback",
                "{\"text\": \"Too dark.\"}",
                AuditAction.FEEDBACK_GIVEN);
    }

    private void add(String operation, Runnable before, String request, @Nullable String body, AuditAction action) {
        String[] parts = request.split(" ");
        audited.put(operation, new Audited(before, parts[0], parts[1], body, action));
    }

    /** The ids of all operations that are no reads, with their paths. */
    static Map<String, String> writes() {
        try {
            JsonNode document = Response.json(Files.readString(Path.of("..", "docs", "openapi.json")));
            Map<String, String> ids = new TreeMap<>();
            document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(operation -> WRITES.contains(operation.getKey()))
                    .forEach(operation ->
                            ids.put(operation.getValue().get("operationId").stringValue(), path.getKey())));
            return ids;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static Stream<String> auditedOperations() {
        return writes().keySet().stream()
                .filter(operation -> !OWN.contains(operation) && !CHANGES_NOTHING.contains(operation));
    }

    @ParameterizedTest
    @MethodSource("auditedOperations")
    void leavesAnEntry(String operation) {
        assertThat(audited)
                .as("Say here how %s leaves an entry in the audit trail, or that it changes nothing.", operation)
                .containsKey(operation);
        Audited call = audited.get(operation);
        call.before().run();
        boolean isByMachine = call.path().startsWith("/api/v1/users/");
        Caller caller = isByMachine ? api.machine("server") : admin();
        List<Long> before =
                entries().stream().map(entry -> entry.get("id").longValue()).toList();

        Response response = caller.send(
                call.method(),
                call.path(),
                call.body(),
                call.body() == null
                        ? new String[] {"X-Request-Id", "r-1"}
                        : new String[] {
                            "X-Request-Id",
                            "r-1",
                            "Content-Type",
                            operation.startsWith("import") ? "text/csv" : "application/json"
                        });

        // No mail server takes test mails here.
        assertThat(response.status())
                .as(response.body())
                .isIn(operation.startsWith("sendTestOf") ? List.of(502) : List.of(200, 201, 204));
        List<JsonNode> left = entries().stream()
                .filter(entry -> !before.contains(entry.get("id").longValue()))
                .toList();
        assertThat(left).as(operation).hasSize(1);
        assertThat(left.get(0).get("action").stringValue())
                .isEqualTo(call.action().code());
        assertThat(left.get(0).get("actor").toString())
                .contains(
                        isByMachine
                                ? "\"userId\":null,\"email\":null,\"name\":null,\"apiKey\":\"server\""
                                : "\"userId\":\"grace\",\"email\":\"grace@example.com\",\"name\":\"Grace\",\"apiKey\":null");
        assertThat(left.get(0).get("from").stringValue()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(left.get(0).get("requestId").stringValue()).isEqualTo("r-1");
        assertThat(jdbc.sql("select string_agg(to_jsonb(e)::text, ' ') from audit_entry e")
                        .query(String.class)
                        .single())
                .doesNotContain("@example.com\"", "\"ada\"", "\"grace\"", "127.0.0.1\"");
    }

    @Test
    void everyOperationIsKnown() {
        Set<String> known = new TreeSet<>(audited.keySet());
        known.addAll(OWN);
        known.addAll(CHANGES_NOTHING);

        assertThat(known).as("operations that are no reads").isEqualTo(writes().keySet());
        assertThat(writes().entrySet().stream()
                        .filter(write -> OWN.contains(write.getKey()))
                        .map(Map.Entry::getValue))
                .noneMatch(path -> path.startsWith("/api/v1/admin/") || path.startsWith("/api/v1/users/"));
    }

    @Test
    void everyActionHasItsOperation() {
        Set<AuditAction> others = Set.of(
                AuditAction.USER_CREATED, // by optUserIn, if the request says so
                AuditAction.LAUNCH_RESUMED); // by pauseLaunch

        assertThat(audited.values().stream().map(Audited::action))
                .containsAll(Stream.of(AuditAction.values())
                        .filter(action -> !others.contains(action))
                        .toList());
    }

    @Test
    void aUsersOwnChoicesAreNotRecorded() {
        api.feature("dark-mode", "beta");
        int before = entries().size();

        Caller ada = api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com", "roles", List.of("STAFF"))));
        ada.put("/api/v1/features/dark-mode/enrollment").is(200);
        ada.delete("/api/v1/features/dark-mode/enrollment").is(200);
        ada.post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Too dark.\"}")
                .is(201);
        ada.patch("/api/v1/me/mail-preferences", "{\"updates\": false}").is(200);
        ada.put("/api/v1/feedback-group/me", "{\"delivery\": \"none\"}").is(200);

        assertThat(entries()).hasSize(before);
    }

    private List<JsonNode> entries() {
        return admin().get("/api/v1/admin/audit?limit=200")
                .is(200)
                .field("items")
                .valueStream()
                .toList();
    }

    private Caller admin() {
        return api.withToken(
                Tokens.with("grace", Map.of("roles", List.of("ADMIN"), "name", "Grace", "email", "grace@example.com")));
    }
}
