package dev.earlyaccess.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ExportTest {

    private static final String ENROLLMENTS = "/api/v1/admin/features/dark-mode/enrollments/export";
    private static final String FEEDBACK = "/api/v1/admin/feedback/export";
    private static final String DELIVERIES = "/api/v1/admin/deliveries/export";

    private final Api api;
    private final JdbcClient jdbc;

    ExportTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    private void optIn(String user, String name) {
        Caller caller = api.withToken(Tokens.with(user, Map.of("name", name, "email", user + "@example.com")));
        caller.put("/api/v1/features/dark-mode/enrollment").is(200);
    }

    @Test
    void exportsEnrollmentsAsCsv() {
        api.feature("dark-mode", "beta");
        optIn("ada", "Lovelace, \"Ada\"");
        optIn("bob", "=1+1");

        Response file = api.admin().get(ENROLLMENTS).is(200);

        assertThat(file.header("content-type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("content-disposition")).isEqualTo("attachment; filename=\"dark-mode-enrollments.csv\"");
        assertThat(file.body()).isEqualTo("""
                userId,email,name,locale,status,since,origin\r
                ada,ada@example.com,"Lovelace, ""Ada""\",,opted-in,2026-06-01T09:00:00Z,self\r
                bob,bob@example.com,'=1+1,,opted-in,2026-06-01T09:00:00Z,self\r
                """);
    }

    @Test
    void exportsEnrollmentsAsJsonLines() {
        api.feature("dark-mode", "beta");
        optIn("ada", "=1+1");

        Response file =
                api.admin().get(ENROLLMENTS, "Accept", "application/x-ndjson").is(200);

        assertThat(file.header("content-type")).isEqualTo("application/x-ndjson");
        assertThat(file.body()).isEqualTo("""
                {"userId":"ada","email":"ada@example.com","name":"=1+1","locale":null,"status":"opted-in",\
                "since":"2026-06-01T09:00:00Z","origin":"self"}
                """);
    }

    @Test
    void exportsAllPagesOnce() {
        api.feature("dark-mode", "beta");
        jdbc.sql("""
                insert into enrollment (user_id, feature_id, status, origin, since)
                select 'user-' || n, 1, case n % 2 when 0 then 'opted-in' else 'opted-out' end, 'self', now()
                from generate_series(1, 5001) n
                """).update();

        assertThat(users(ENROLLMENTS)).hasSize(5_001).doesNotHaveDuplicates();
        assertThat(users(ENROLLMENTS + "?status=opted-in")).hasSize(2_500);
        assertThat(users(ENROLLMENTS + "?user=user-5001")).containsExactly("user-5001");
    }

    private List<String> users(String path) {
        return api.admin()
                .get(path)
                .is(200)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .toList();
    }

    @Test
    void exportsFeedback() {
        api.feature("dark-mode", "beta");
        api.as("ada")
                .post(
                        "/api/v1/features/dark-mode/feedback",
                        "{\"text\": \"-1 for \\\"dark\\\"\\nmode\", \"rating\": 2}")
                .is(201);

        assertThat(api.admin().get(FEEDBACK).is(200).body())
                .startsWith(
                        "id,feature,stage,userId,userName,senderName,senderEmail,senderIsUser,source,subject,text,rating,"
                                + "status,attachments,teamReplyTo,receivedAt,replies\r\n")
                .contains("dark-mode,beta,ada,")
                .contains(",\"'-1 for \"\"dark\"\"\nmode\",2,unread,[],,2026-06-01T09:00:00Z,[]\r\n");
        assertThat(api.admin().get(FEEDBACK + "?status=answered").is(200).body().lines())
                .hasSize(1);
        assertThat(Response.json(api.admin()
                                .get(FEEDBACK, "Accept", "application/x-ndjson")
                                .is(200)
                                .body())
                        .at("/user/id")
                        .asString())
                .isEqualTo("ada");
    }

    @Test
    void exportsDeliveries() {
        jdbc.sql("""
                insert into delivery (recipient, occasion, kind, owed_at, due_at)
                values ('ada', 'launch:dark-mode', 'launch', now(), now()), ('bob', 'update:1', 'update', now(), now())
                """).update();

        assertThat(api.admin().get(DELIVERIES).is(200).body().lines().map(line -> line.split(",")[2]))
                .containsExactly("recipient", "bob", "ada");
        assertThat(api.admin()
                        .get(DELIVERIES + "?kind=launch&recipient=ada")
                        .is(200)
                        .body()
                        .lines())
                .hasSize(2);
    }

    @Test
    void hidesAddressesFromViewers() {
        api.feature("dark-mode", "beta");
        optIn("ada", "ada@example.com");
        Caller viewer = api.withToken(Tokens.of("valerie", "VIEWER"));

        assertThat(viewer.get(ENROLLMENTS).is(200).body()).contains("\r\nada,,(hidden),,opted-in");
        assertThat(viewer.get(ENROLLMENTS, "Accept", "application/x-ndjson")
                        .is(200)
                        .body())
                .doesNotContain("@");
        viewer.get(DELIVERIES + "?recipient=ada@example.com").is(Problem.FORBIDDEN);
        viewer.get(FEEDBACK + "?q=ada@example.com").is(Problem.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENROLLMENTS, FEEDBACK + "?feature=dark-mode", DELIVERIES + "?feature=dark-mode"})
    void refusesWhatItCannotExport(String path) {
        api.admin().get(path).is(Problem.FEATURE_NOT_FOUND);
        api.feature("dark-mode");
        api.admin().get(path, "Accept", "application/xml").is(Problem.NOT_ACCEPTABLE);
        api.as("ada").get(path).is(403);
    }

    @ParameterizedTest
    @CsvSource({
        ENROLLMENTS + ", user, 'none, interested, opted-in, opted-out'",
        FEEDBACK + ", q, 'unread, read, answered, automatic'",
        DELIVERIES + ", recipient, 'owed, sent, failed, cancelled'"
    })
    void saysWhatIsWrongWithAParameter(String path, String text, String statuses) {
        api.feature("dark-mode", "beta");

        for (String operation : List.of(path, path.replace("/export", ""))) {
            assertThat(detail(operation + "?status=SENT")).isEqualTo("status must be one of " + statuses);
            assertThat(detail(operation + "?" + text + "=%01"))
                    .isEqualTo(text + " must not contain control characters");
            assertThat(detail(operation + "?unknown=1"))
                    .startsWith("unknown is not a parameter of this request; it has: ")
                    .contains("status", text);
        }
    }

    private String detail(String path) {
        return api.admin().get(path).is(Problem.INVALID_REQUEST).text("detail");
    }
}
