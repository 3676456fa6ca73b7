package dev.earlyaccess.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.launch.FeedbackSweep;
import dev.earlyaccess.launch.LaunchSweep;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnreachableReport;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApiTest
class ImportTest {

    private static final String PATH = "/api/v1/admin/features/dark-mode/enrollments/import";

    private final Api api;
    private final JdbcClient jdbc;
    private final SuppressionList suppressions;
    private final LaunchSweep launches;
    private final FeedbackSweep feedback;
    private final HandMovedClock clock;

    ImportTest(
            Api api,
            JdbcClient jdbc,
            SuppressionList suppressions,
            LaunchSweep launches,
            FeedbackSweep feedback,
            HandMovedClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.launches = launches;
        this.feedback = feedback;
        this.clock = clock;
    }

    private Response send(String type, String file) {
        return api.admin().send("POST", PATH, file, "Content-Type", type);
    }

    /** The lines of the response to an import, without the summary. */
    private List<JsonNode> imported(String csv) {
        Response response = send("text/csv", csv).is(200);
        assertThat(response.header("content-type")).isEqualTo("application/x-ndjson");
        List<JsonNode> lines = lines(response);
        JsonNode summary = lines.get(lines.size() - 1);
        assertThat(summary.get("complete").booleanValue()).isTrue();
        assertThat(summary.get("rows").intValue()).isEqualTo(lines.size() - 1);
        return lines.subList(0, lines.size() - 1);
    }

    private static List<JsonNode> lines(Response response) {
        return response.body().lines().map(Response::json).toList();
    }

    private static String outcome(JsonNode line) {
        return line.get("row") + " " + line.get("userId").asString() + " "
                + line.get("outcome").asString()
                + (line.get("detail").isNull() ? "" : ": " + line.get("detail").asString());
    }

    private List<String> outcomes(String csv) {
        return imported(csv).stream().map(ImportTest::outcome).toList();
    }

    private Map<String, Object> row(String sql) {
        return jdbc.sql(sql).query().singleRow();
    }

    @Test
    void registersInterestInAConceptSinceTheTimeInTheFile() {
        api.feature("dark-mode");

        assertThat(outcomes("""
                since,userId,email,name,locale,status
                2026-05-01T09:00:00+02:00,ada,ada@example.com,"Lovelace, Ada ""the first""\",de_DE,interested
                2026-05-02,bob,,,,
                ,cleo,,,,opted-in
                """)).containsExactly("1 ada imported", "2 bob imported", "3 cleo imported");

        Response list =
                api.admin().get("/api/v1/admin/features/dark-mode/enrollments").is(200);
        assertThat(list.items("userId")).containsExactly("ada", "bob", "cleo");
        assertThat(list.items("status")).containsOnly("interested");
        assertThat(list.items("origin")).containsOnly("admin");
        assertThat(list.items("since"))
                .containsExactly("2026-05-01T07:00:00Z", "2026-05-02T00:00:00Z", "2026-06-01T09:00:00Z");
        assertThat(list.text("items.0.email")).isEqualTo("ada@example.com");
        assertThat(list.text("items.0.name")).isEqualTo("Lovelace, Ada \"the first\"");
        assertThat(row("select locale from users where user_id = 'ada'")).containsEntry("locale", "de-DE");
    }

    @Test
    void readsTimesAsOtherSystemsWriteThem() {
        api.feature("dark-mode");

        imported("""
                userId,since
                a,2026-05-01
                b,2026-05-01 09:12
                c,2026-05-01 09:12:44
                d,2026-05-01 09:12:44.123000+00:00
                e,2026-05-01T09:12:44.123Z
                """);

        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("since"))
                .containsExactly(
                        "2026-05-01T00:00:00Z",
                        "2026-05-01T09:12:00Z",
                        "2026-05-01T09:12:44Z",
                        "2026-05-01T09:12:44.123Z",
                        "2026-05-01T09:12:44.123Z");
    }

    @Test
    void mailsWhomItImportedAtTheLaunch() {
        api.feature("dark-mode");
        imported("userId,email\nada,ada@example.com\nbob,\n");

        api.move("dark-mode", "beta");
        launches.run();

        assertThat(jdbc.sql("select recipient || ' ' || status || coalesce(' ' || reason, '') from delivery order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ada owed", "bob cancelled no-address");
    }

    @Test
    void sendsUsersOfABetaNoMailUnlessAsked() {
        api.feature("dark-mode", "beta");

        imported("userId,email,since\nada,ada@example.com,2026-05-01\n");
        launches.run();
        clock.forward(Duration.ofDays(10));
        feedback.run();

        assertThat(api.as("ada").get("/api/v1/features/dark-mode").is(200).text("enabled"))
                .isEqualTo("true");
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isZero();

        api.admin()
                .send("POST", PATH + "?mail=true", "userId,email\nbob,bob@example.com\n", "Content-Type", "text/csv")
                .is(200);
        assertThat(api.as("bob").get("/api/v1/features/dark-mode").is(200).text("enabled"))
                .isEqualTo("true");
        launches.run();
        clock.forward(Duration.ofDays(10));
        feedback.run();

        assertThat(jdbc.sql("select occasion from delivery where recipient = 'bob' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("launch:dark-mode", "feedback-request:dark-mode");
        assertThat(jdbc.sql("select count(*) from delivery").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void leavesWhatUsersHaveChosen() {
        api.feature("dark-mode", "beta");
        api.as("olga").put("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("olga").delete("/api/v1/features/dark-mode/enrollment").is(200);
        api.as("ina").put("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(outcomes("userId,email\nolga,olga@example.com\nina,ina@example.com\n"))
                .containsExactly(
                        "1 olga unchanged: The user has opted out, and stays out.",
                        "2 ina imported: The user was enrolled before. The address, the name or the language is new.");

        assertThat(jdbc.sql("select user_id || ' ' || status || ' ' || origin from enrollment order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ina opted-in self", "olga opted-out self");
        assertThat(jdbc.sql("select count(*) from users where email = 'olga@example.com'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void changesNothingWhenItIsRepeated() {
        api.feature("dark-mode");
        String file = "userId,email\nada,ada@example.com\nbob,\n";
        imported(file);
        Object before = row("select string_agg(e::text, ' ' order by user_id) from enrollment e");
        clock.forward(Duration.ofDays(1));

        assertThat(outcomes(file))
                .containsExactly(
                        "1 ada unchanged: The user was enrolled before.",
                        "2 bob unchanged: The user was enrolled before.");
        assertThat(row("select string_agg(e::text, ' ' order by user_id) from enrollment e"))
                .isEqualTo(before);
    }

    @Test
    void keepsAnAddressUntilATokenTellsOne() {
        api.feature("dark-mode");
        imported("userId,email,name\nada,old@example.com,Ada\n");
        api.withToken(Tokens.with("ada", Map.of("name", "Ada L.")))
                .get("/api/v1/features")
                .is(200);
        assertThat(row("select email, name from users"))
                .containsEntry("email", "old@example.com")
                .containsEntry("name", "Ada L.");

        imported("userId,email\nbob,first@example.com\n");
        imported("userId,email\nbob,second@example.com\n");
        assertThat(row("select email from users where user_id = 'bob'")).containsEntry("email", "second@example.com");

        api.withToken(Tokens.with("bob", Map.of("email", "bob@example.com")))
                .get("/api/v1/features")
                .is(200);
        imported("userId,email\nbob,third@example.com\n");
        assertThat(row("select email from users where user_id = 'bob'")).containsEntry("email", "bob@example.com");
    }

    @Test
    void leavesASuppressedAddressSuppressed() {
        api.feature("dark-mode");
        suppressions.suppress(
                new UnreachableReport("Gone@example.com", "550 5.1.1 no", "5.1.1", ReportSource.SMTP, null),
                HandMovedClock.MON_1_JUNE);

        imported("userId,email\nada,gone@Example.com\n");
        api.move("dark-mode", "beta");
        launches.run();

        assertThat(row("select status, reason from delivery"))
                .containsEntry("status", "cancelled")
                .containsEntry("reason", "suppressed");
    }

    @Test
    void doesNotBringBackAUserWhoWasErased() {
        api.feature("dark-mode");
        imported("userId,email\nada,ada@example.com\n");
        api.admin().delete("/api/v1/admin/users/ada/data").is(200);
        assertThat(jdbc.sql("select count(*) from users").query(Long.class).single())
                .isZero();

        assertThat(outcomes("userId,email\nada,ada@example.com\n"))
                .containsExactly("1 ada refused: This user was erased in the last 30 days.");
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isZero();
    }

    @Test
    void readsASpreadsheetOfAnyProgram() {
        api.feature("dark-mode");

        assertThat(outcomes("\uFEFFuserId;name\r\nada;\"Ada, Countess\"\r\n\r\nbob;Bob\r\n"))
                .containsExactly("1 ada imported", "2 bob imported");
        assertThat(outcomes("userId\tname\ncleo\tCleo")).containsExactly("1 cleo imported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,a@example.com,,,,                  | userId is missing.
            ..,,,,,                             | userId must have 1 to 255 characters, none of them a control character, and must not be dots alone or begin with api-key:.
            api-key:ci,,,,,                     | userId must have 1 to 255 characters, none of them a control character, and must not be dots alone or begin with api-key:.
            ada,nobody,,,,                      | email must be a well-formed email address.
            ada,,,english,,                     | locale must be a language tag like de or pt-BR.
            ada,,,,opted-out,                   | status must be interested or opted-in, or empty.
            ada,,,,,2026-06-01T09:00:01Z        | since must not be in the future.
            ada,,,,,2026-06-02                  | since must not be in the future.
            ada,,,,,01.06.2026                  | since must be a time like 2026-11-01T09:00:00Z or a date like 2026-11-01.
            ada,,,,,0001-01-01                  | since must be a time like 2026-11-01T09:00:00Z or a date like 2026-11-01.
            ada,x,,,maybe,                      | email must be a well-formed email address; status must be interested or opted-in, or empty.
            ada,,,,,,                           | The row has 7 cells, and the header has 6.
            ada,,"A~b",,,                         | The row has a cell with a line break: perhaps a quotation mark is missing.
            """)
    void refusesARowThatIsWrong(String row, String detail) {
        api.feature("dark-mode");
        List<JsonNode> lines =
                imported("userId,email,name,locale,status,since\n" + row.replace('~', '\n') + "\nbob,,,,,\n");

        assertThat(lines.get(0).get("outcome").asString()).isEqualTo("refused");
        assertThat(lines.get(0).get("detail").asString()).isEqualTo(detail);
        assertThat(outcome(lines.get(1))).isEqualTo("2 bob imported");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        api.feature("dark-mode");

        assertThat(outcomes("userId,name\nada," + "x".repeat(255) + "\n" + "u".repeat(256) + ",\n"))
                .first()
                .isEqualTo("1 ada refused: name must have at most 254 characters.");
    }

    @Test
    void takesTheFirstOfSeveralRowsAboutAUser() {
        api.feature("dark-mode");
        String others = IntStream.range(0, 1_200)
                .mapToObj(n -> "user-%d,\n".formatted(n))
                .collect(Collectors.joining());

        List<String> outcomes =
                outcomes("userId,email\nada,nobody\nada,ada@example.com\n" + others + "ada,second@example.com\n");

        assertThat(outcomes.get(0)).startsWith("1 ada refused");
        assertThat(outcomes.get(1)).isEqualTo("2 ada imported");
        assertThat(outcomes.get(1_202))
                .isEqualTo("1203 ada unchanged: Row 2 is about the same user, and the first one counts.");
        assertThat(row("select email from users")).containsEntry("email", "ada@example.com");
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isEqualTo(1_201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "email,name\nada@example.com,Ada\n",
                "userId,e-mail\nada,ada@example.com\n",
                "userId,userId\nada,ada\n",
                "userId,name\nada,Ada\nbob,\"Bob\" Builder\n",
                "ada,ada@example.com\n"
            })
    void importsNothingOfAFileThatCannotBeRead(String file) {
        api.feature("dark-mode");

        send("text/csv", file).isInvalid("body");
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void importsNothingOfAFileThatIsNotUtf8(String type) throws IOException {
        api.feature("dark-mode");
        String file = type.equals("text/csv")
                ? "userId,name\nada,Ada\nbob,B\u00f6b\n"
                : "{\"userId\": \"ada\"}\n{\"userId\": \"B\u00f6b\"}\n";

        // Of each character of this text, raw() sends one byte.
        Response response = api.raw("POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                        .formatted(PATH, Tokens.of("grace", "ADMIN"))
                + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(type, file.length(), file));

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.text("errors.0.message")).startsWith("must be UTF-8");
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isZero();
    }

    @Test
    void importsNothingOfHalfAFile() throws IOException {
        api.feature("dark-mode");
        URI address = URI.create(api.admin().base());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: text/csv\r\n"
                                            .formatted(PATH, Tokens.of("grace", "ADMIN"))
                                    + "Content-Length: 1000\r\n\r\nuserId\nada\nbob\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).doesNotContain(" 200 ", " 500 ");
        }

        assertThat(outcomes("userId\nada\n")).containsExactly("1 ada imported"); // and another import can begin
        assertThat(jdbc.sql("select count(*) from enrollment").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void readsJsonLines() {
        api.feature("dark-mode");

        List<JsonNode> lines = lines(send("application/x-ndjson", """
                {"userId": "ada", "since": "2026-05-01", "email": null}

                {"userId": 7}
                {"user": "bob"}
                nonsense
                {"userId": "cleo"}""").is(200));

        assertThat(lines.subList(0, 5).stream().map(ImportTest::outcome))
                .containsExactly(
                        "1 ada imported",
                        "2  refused: The row userId must be a string.",
                        "3  refused: The row user is not a field of this request; it has: email, locale, name, origin, since, status, userId.",
                        "4  refused: The row body is not valid JSON at line 1, column 1.",
                        "5 cleo imported");
        assertThat(lines.get(5).get("refused").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general-availability", "archived"})
    void isClosedInOtherStages(String stage) {
        api.feature("dark-mode", "beta");
        api.move("dark-mode", stage);

        send("text/csv", "userId\nada\n").is(Problem.CLOSED_FOR_ENROLLMENT);
    }

    @Test
    void refusesOtherTypes() {
        api.feature("dark-mode");

        send("application/json", "{}").is(Problem.UNSUPPORTED_MEDIA_TYPE);
        send("text/csv;charset=iso-8859-1", "userId\nada\n").isInvalid("Content-Type");
    }

    @Test
    void leavesOneEntryInTheAuditTrail() {
        api.feature("dark-mode");
        imported("userId,email\nada,\nada,\nbob,nobody\n");

        Response trail = api.admin()
                .get("/api/v1/admin/audit?action=enrollments-imported")
                .is(200);
        assertThat(trail.field("items")).hasSize(1);
        assertThat(trail.text("items.0.feature")).isEqualTo("dark-mode");
        assertThat(trail.field("items.0.after").toString())
                .isEqualTo("{\"mails\":false,\"refused\":1,\"imported\":1,\"unchanged\":1}");
    }

    @Test
    void readsWhatTheExportWrites() {
        api.feature("dark-mode", "beta");
        imported("userId,email,name,locale,since\nada,ada@example.com,\"Ada, L.\",en,2026-05-01\n");
        String export = api.admin()
                .get("/api/v1/admin/features/dark-mode/enrollments/export")
                .is(200)
                .body();
        api.feature("autosave", "beta");

        Response response = api.admin()
                .send("POST", PATH.replace("dark-mode", "autosave"), export, "Content-Type", "text/csv")
                .is(200);

        assertThat(lines(response).get(0).get("outcome").asString()).isEqualTo("imported");
        assertThat(api.admin()
                        .get("/api/v1/admin/features/autosave/enrollments")
                        .text("items.0.since"))
                .isEqualTo("2026-05-01T00:00:00Z");
    }
}
