package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.openapi.DocumentedOperation;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An object whose parent is not the one in the address is not found there: who may see one feature cannot reach into another
 * one. The operations are those of the API document.
 */
@ApiTest
class ObjectsElsewhereTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String FEEDBACK = "/api/v1/admin/feedback/{id}";

    /** What stands last in a path and belongs to no parent: a name that means the same below each of them. */
    private static final Set<String> NAMES = Set.of("key", "item", "userId", "kind", "channel");

    /** Bodies that the operations about feedback take. */
    private static final Map<String, String> BODIES =
            Map.of("get", "", "patch", "{\"status\": \"read\"}", "post", "{\"text\": \"Thank you!\"}");

    private final Api api;
    private final JdbcClient jdbc;

    /** By the path of the object: the values of its variables, and those with another parent. */
    private Map<String, List<Map<String, String>>> objects = Map.of();

    ObjectsElsewhereTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void objects() {
        api.feature("dark-mode", "beta");
        api.feature("quiet-hours", "beta");
        api.admin()
                .patch(FEATURES + "/quiet-hours", "{\"owner\": {\"email\": \"other@example.com\"}}")
                .is(200);
        String update = api.admin()
                .post(FEATURES + "/dark-mode/updates", "{\"subject\": \"News\", \"markdown\": \"Faster.\"}")
                .is(201)
                .text("id");
        objects = Map.of(
                FEATURES + "/{key}/updates/{id}",
                List.of(Map.of("key", "dark-mode", "id", update), Map.of("key", "quiet-hours", "id", update)),
                "/api/v1/admin/webhooks/{id}/messages/{messageId}",
                List.of(
                        Map.of("id", webhook(), "messageId", message()),
                        Map.of("id", webhook(), "messageId", "msg_a")));
    }

    private String webhook() {
        return api.admin()
                .post("/api/v1/admin/webhooks", "{\"url\": \"https://hooks.example.com\"}")
                .is(201)
                .text("id");
    }

    private String message() {
        jdbc.sql("""
                insert into webhook_message (endpoint_id, message_id, type, payload, queued_at, begun_at, due_at)
                values (1, 'msg_a', 'feature.archived', '{}', now(), now(), now())""").update();
        return "msg_a";
    }

    @Test
    void areNotFoundByAdmins() {
        assertThat(DocumentedOperation.agreed())
                .filteredOn(operation -> operation.variables().size() > 1)
                .filteredOn(operation -> !NAMES.contains(last(operation)))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    List<Map<String, String>> values = valuesIn(operation);
                    call(api.admin(), operation, values.get(1), "").is(404);
                    assertThat(call(api.admin(), operation, values.get(0), "").status())
                            .as("%s where it is", operation)
                            .isLessThan(300);
                });
    }

    private List<Map<String, String>> valuesIn(DocumentedOperation operation) {
        return objects.entrySet().stream()
                .filter(object -> operation.path().startsWith(object.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(operation + " is about an object of which this test has none"));
    }

    @Test
    void areNotFoundByOwnersOfTheOtherFeature() {
        Map<String, String> elsewhere =
                objects.get(FEATURES + "/{key}/updates/{id}").get(1);

        staff("other@example.com")
                .get(FEATURES + "/quiet-hours/updates/" + elsewhere.get("id"))
                .is(404);
        staff("design@example.com")
                .get(FEATURES + "/dark-mode/updates/" + elsewhere.get("id"))
                .is(200);
    }

    @Test
    void areNotFoundIfFeedbackIsAboutAFeatureOfAnother() {
        api.as("ada")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Too dark.\"}")
                .is(201);
        Map<String, String> feedback = Map.of(
                "id",
                String.valueOf(
                        jdbc.sql("select id from feedback").query(Long.class).single()));

        assertThat(DocumentedOperation.agreed())
                .filteredOn(operation -> operation.path().startsWith(FEEDBACK))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(operation -> {
                    String body = BODIES.get(operation.method());
                    call(staff("other@example.com"), operation, feedback, body).is(404);
                    call(staff("nobody@example.com"), operation, feedback, body).is(404);
                    call(api.withToken(Tokens.of("max", "STAFF")), operation, feedback, body)
                            .is(404);
                });
        assertThat(jdbc.sql("select status from feedback").query(String.class).single())
                .isEqualTo("unread");
        staff("design@example.com")
                .get("/api/v1/admin/feedback/" + feedback.get("id"))
                .is(200);
    }

    private Caller staff(String address) {
        return api.withToken(
                Tokens.with("max", Map.of("roles", List.of("STAFF"), "email", address, "email_verified", true)));
    }

    private static Response call(
            Caller caller, DocumentedOperation operation, Map<String, String> values, String body) {
        return caller.send(
                operation.method().toUpperCase(Locale.ROOT),
                operation.path(values),
                body.isEmpty() ? null : body,
                "Content-Type",
                "application/json");
    }

    private static String last(DocumentedOperation operation) {
        List<String> variables = operation.variables();
        return variables.get(variables.size() - 1);
    }
}
