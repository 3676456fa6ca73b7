package dev.earlyaccess.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ApiTest
@TestPropertySource(properties = "early-access.bounces.key=" + BouncesTest.KEY)
class BouncesTest {

    static final String KEY = "only:the mail provider knows it";

    private static final String HOOK = "/hooks/bounces";
    private static final String GROUP = "/api/v1/admin/feedback-group";

    private final Api api;
    private final JdbcClient jdbc;

    BouncesTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void known() {
        api.withToken(token("ada", "Ada@Example.com", 0))
                .get("/api/v1/features")
                .is(200);
        api.withToken(token("grace", "grace@example.com", 0))
                .get("/api/v1/features")
                .is(200);
    }

    @Test
    void suppressAnAddressThatMailCanNeverReach() {
        report("""
                {"bounces": [{"address": "ada@example.com", "type": "hard", "reason": "550 5.1.1 no such user"}]}""").is(204);

        assertThat(suppressed()).containsExactly("ada: Ada@Example.com (550 5.1.1 no such user)");
    }

    @Test
    void haveTheLatestMailFailedThatWasSentThere() {
        api.feature("dark-mode", "beta");
        sent("launch:dark-mode", 1);
        sent("update:1", 0);
        jdbc.sql("update launch set owed = 1, sent = 1").update();
        for (int time = 0; time < 2; time++) {
            report("""
                    {"bounces": [{"address": "ada@example.com", "type": "hard", "reason": "550 5.1.1 no such user"}]}""").is(204);
        }

        assertThat(api.admin()
                        .get("/api/v1/admin/deliveries?feature=&status=failed&after=")
                        .is(200)
                        .items("lastError"))
                .containsExactly("550 5.1.1 no such user");
        assertThat(api.admin().get("/api/v1/admin/deliveries?status=sent").items("id"))
                .hasSize(1);
        assertThat(api.admin().get("/api/v1/admin/features/dark-mode/launch").field("mails"))
                .isEqualTo(Response.json("{\"owed\": 1, \"sent\": 0, \"failed\": 1}"));
    }

    @Test
    void failTheMailOnlyIfTheAddressMayExist() {
        api.feature("dark-mode", "beta");
        sent("launch:dark-mode", 1);
        for (int time = 0; time < 2; time++) {
            report("""
                    {"bounces": [{"address": "ada@example.com", "type": "hard", "reason": "550 5.7.1 blocked as spam"}]}""").is(204);
        }

        assertThat(suppressed()).isEmpty();
        assertThat(api.admin().get("/api/v1/admin/deliveries?status=failed").items("lastError"))
                .containsExactly("550 5.7.1 blocked as spam");
    }

    @Test
    void findTheMailThatSendGridNames() {
        api.feature("dark-mode", "beta");
        sent("update:1", 0);
        sent("launch:dark-mode", 1);
        String messageId = api.admin()
                .get("/api/v1/admin/deliveries?kind=update")
                .items("messageId")
                .get(0);
        report("""
                [{"event": "bounce", "type": "blocked", "email": "ada@example.com", "reason": "554 5.7.1 blocked",
                  "status": "5.7.1", "smtp-id": "%s"}]""".formatted(messageId)).is(204);

        assertThat(api.admin().get("/api/v1/admin/deliveries?status=failed").items("kind"))
                .containsExactly("update");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"RecordType\": \"SpamComplaint\", \"Type\": \"SpamComplaint\", \"Email\": \"ADA@example.com\"}",
                "{\"RecordType\": \"Bounce\", \"Type\": \"SpamComplaint\", \"Email\": \"ada@example.com\"}",
                "[{\"event\": \"spamreport\", \"email\": \"ada@example.com\"}]",
                "{\"bounces\": [{\"address\": \"ada@example.com\", \"type\": \"complaint\"}]}"
            })
    void turnAllMailsOffForAUserWhoComplains(String complaint) {
        report(complaint).is(204);

        assertThat(preferences("ada"))
                .isEqualTo(Response.json("{\"launches\": false, \"feedbackRequests\": false, \"updates\": false}"));
        assertThat(preferences("grace"))
                .isEqualTo(Response.json("{\"launches\": true, \"feedbackRequests\": true, \"updates\": true}"));
        assertThat(suppressed()).isEmpty();
    }

    private JsonNode preferences(String user) {
        return api.as(user).get("/api/v1/me/mail-preferences").is(200).json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Blocked", "SoftBounce", "SpamNotification", "DMARCPolicy", "Transient", "AutoResponder"})
    void suppressNothingForOtherTypesOfPostmark(String type) {
        api.feature("dark-mode", "beta");
        sent("launch:dark-mode", 1);
        report("{\"RecordType\": \"Bounce\", \"Type\": \"%s\", \"Email\": \"ada@example.com\"}".formatted(type))
                .is(204);

        assertThat(suppressed()).isEmpty();
        assertThat(api.admin().get("/api/v1/admin/deliveries?status=failed").items("id"))
                .hasSize(type.equals("Transient") || type.equals("AutoResponder") ? 0 : 1);
    }

    private void sent(String occasion, int minute) {
        jdbc.sql("""
                insert into delivery (kind, recipient, occasion, feature_id, launch_id, status, owed_at, due_at, sent_at, settled_at)
                select split_part(:occasion, ':', 1), 'ada', :occasion, feature_id, case when :minute = 1 then id end, 'sent', at, at, at, at
                from launch, lateral (select started_at + :minute * interval '1 minute' as at) sending
                """).param("occasion", occasion).param("minute", minute).update();
    }

    @Test
    void ignoreSoftBouncesAndUnknownAddresses() {
        report("""
                {"bounces": [
                  {"address": "ada@example.com", "type": "soft", "reason": "452 4.2.2 mailbox full"},
                  {"address": "nobody@example.com", "type": "hard"},
                  {"address": "\\u0000", "type": "hard", "reason": "\\u0000"}]}""").is(204);
        report("{\"bounces\": []}").is(204);

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void findAnAddressWhoseDomainIsNotAscii() {
        api.withToken(token("jürgen", "j@müller.example", 0))
                .get("/api/v1/features")
                .is(200);

        report("{\"bounces\": [{\"address\": \"j@xn--mller-kva.example\", \"type\": \"hard\"}]}")
                .is(204);

        assertThat(suppressed()).containsExactly("jürgen: j@müller.example ()");
    }

    @Test
    void suppressAMemberUntilAnAdminChoosesAgain() {
        api.feature("dark-mode");
        report("""
                {"bounces": [{"address": "Design@example.com", "type": "hard", "reason": "550 5.1.1 no such user"},
                             {"address": "nobody@example.com", "type": "hard"}]}""").is(204);

        assertThat(api.admin().get(GROUP).is(200).field("items").get(0).get("unreachable"))
                .isEqualTo(Response.json("""
                        {"reason": "550 5.1.1 no such user", "since": "2026-06-01T09:00:00Z"}"""));
        Response chosen = api.admin()
                .send(
                        "PUT",
                        GROUP + "/design@example.com",
                        "{\"delivery\": \"daily-digest\"}",
                        "Content-Type",
                        "application/json")
                .is(200);
        assertThat(chosen.field("unreachable").isNull()).isTrue();
    }

    @Test
    void areForgottenWhenTheUserHasAnotherAddress() {
        report("{\"bounces\": [{\"address\": \"ada@example.com\", \"type\": \"hard\"}]}")
                .is(204);
        api.withToken(token("ada", "Ada@Example.com", 10))
                .get("/api/v1/features")
                .is(200);
        assertThat(suppressed()).hasSize(1);

        api.withToken(token("ada", "ada@other.example", 20))
                .get("/api/v1/features")
                .is(200);

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void comeFromPostmark() {
        report("""
                {"RecordType": "Bounce", "MessageStream": "outbound", "ID": 4323372036854775807, "Type": "HardBounce",
                 "TypeCode": 1, "Name": "Hard bounce", "Tag": "", "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
                 "Metadata": {}, "ServerID": 23, "Details": "smtp;550 5.1.1 no such user", "Email": "ada@example.com",
                 "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
                 "From": "early-access@example.com", "BouncedAt": "2026-11-22T09:00:05Z", "DumpAvailable": true,
                 "Inactive": true, "CanActivate": true, "Subject": "Your beta is here: Dark mode"}""").is(204);
        report("""
                {"RecordType": "Bounce", "Type": "SoftBounce", "TypeCode": 4096, "Email": "grace@example.com"}""").is(204);
        report("{\"RecordType\": \"Delivery\", \"Recipient\": \"grace@example.com\"}")
                .is(204);

        assertThat(suppressed()).containsExactly("ada: Ada@Example.com (smtp;550 5.1.1 no such user)");
    }

    @Test
    void areTakenWithTheWholeMailThatCameBack() {
        report("""
                {"RecordType": "Bounce", "Type": "HardBounce", "Content": "%s", "Email": "ada@example.com",
                 "Details": "smtp;550 5.1.1 no such user"}""".formatted("QUJD\\r\\n".repeat(1_000_000))).is(204);

        assertThat(suppressed()).containsExactly("ada: Ada@Example.com (smtp;550 5.1.1 no such user)");
    }

    /** A provider would send a report that is refused again and again. */
    @Test
    void areIgnoredIfThereAreTooMany() {
        report("[" + "{},".repeat(2_000_000) + "{}]").is(204);

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void comeFromSendGrid() {
        report("""
                [{"email": "ada@example.com", "timestamp": 1795338005, "smtp-id": "<7d1c4f5e@example.com>", "event": "bounce",
                  "type": "bounce", "bounce_classification": "Invalid Address", "reason": "550 5.1.1\\r\\nno such user",
                  "status": "5.1.1", "sg_event_id": "ZXZlbnQ", "sg_message_id": "bWVzc2FnZQ.filter0001"},
                 {"email": "grace@example.com", "timestamp": 1795338006, "event": "bounce", "type": "blocked",
                  "reason": "554 5.7.1 blocked", "status": "5.7.1"},
                 {"email": "grace@example.com", "timestamp": 1795338007, "event": "delivered", "response": "250 OK"}]""").is(204);
        report("[]").is(204);

        assertThat(suppressed()).containsExactly("ada: Ada@Example.com (550 5.1.1 no such user)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '´',
            value = {
                "{} | body",
                "null | body",
                "\"ada@example.com\" | body",
                "{\"bounces\": null} | bounces",
                "{\"bounces\": [null]} | bounces[0]",
                "{\"bounces\": [{\"type\": \"hard\"}]} | bounces[0].address",
                "{\"bounces\": [{\"address\": \" \", \"type\": \"hard\"}]} | bounces[0].address",
                "{\"bounces\": [{\"address\": \"ada@example.com\"}]} | bounces[0].type",
                "{\"bounces\": [{\"address\": \"ada@example.com\", \"type\": \"harsh\"}]} | bounces[0].type",
                "{\"bounces\": [{\"address\": \"ada@example.com\", \"type\": \"hard\", \"when\": 1}]} | bounces[0].when",
                "{\"RecordType\": \"Bounce\", \"Type\": \"HardBounce\"} | Email",
                "{\"RecordType\": \"Bounce\", \"Email\": \"ada@example.com\"} | Type",
                "[1] | [0].event",
                "[{\"event\": \"bounce\"}] | [0].email",
                "[{\"event\": \"bounce\", \"email\": \"ada@example.com\", \"type\": \"bounce\"}, {}] | [1].event",
                "{\"bounces\": [ | body"
            })
    void areRefusedAsAWholeIfUnreadable(String body, String field) {
        report(body).isInvalid(field);

        assertThat(suppressed()).isEmpty();
    }

    @Test
    void acceptTheKeyAsBasicPassword() {
        String body = "{\"bounces\": [{\"address\": \"ada@example.com\", \"type\": \"hard\"}]}";

        api.anonymous().post(HOOK, body, "Authorization", basic("hook:wrong")).is(Problem.UNAUTHENTICATED);
        api.anonymous().post(HOOK, body, "Authorization", basic(KEY)).is(Problem.UNAUTHENTICATED);
        api.anonymous().post(HOOK, body, "Authorization", "Basic §").is(Problem.UNAUTHENTICATED);
        assertThat(suppressed()).isEmpty();

        api.anonymous().post(HOOK, body, "Authorization", basic("hook:" + KEY)).is(204);
        assertThat(suppressed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "only:the mail provider knows i", "only:the mail provider knows itt"})
    void needTheKey(String key) {
        Response response = api.withToken(key).post(HOOK, "not even JSON").is(Problem.UNAUTHENTICATED);

        assertThat(response.header("www-authenticate")).contains("Bearer", "Basic realm=");
        assertThat(response.text("detail")).contains("early-access.bounces.key").doesNotContain(KEY);
    }

    @Test
    void takeNoTokenForTheKey() {
        api.anonymous().post(HOOK, "{\"bounces\": []}").is(Problem.UNAUTHENTICATED);
        api.as("ada").post(HOOK, "{\"bounces\": []}").is(Problem.UNAUTHENTICATED);
        api.admin().post(HOOK, "{\"bounces\": []}").is(Problem.UNAUTHENTICATED);
        api.anonymous()
                .post(HOOK + "?key=" + KEY.replace(' ', '+'), "{\"bounces\": []}")
                .is(Problem.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/features",
                "/api/v1/admin/features",
                "/api/v1/admin/deliveries",
                "/hooks",
                "/hooks/other"
            })
    void takeNoKeyForAToken(String path) {
        api.withToken(KEY).get(path).is(401);
        api.anonymous().get(path, "Authorization", basic("hook:" + KEY)).is(401);
    }

    @Test
    void areOnlyPosted() {
        api.withToken(KEY).get(HOOK).is(Problem.METHOD_NOT_ALLOWED);
    }

    private Response report(String body) {
        return api.withToken(KEY).post(HOOK, body);
    }

    private List<String> suppressed() {
        return jdbc.sql("""
                        select u.user_id, u.email, s.reason
                        from users u join suppressed_address s on s.user_id = u.user_id and s.email = u.email order by u.user_id
                        """)
                .query((row, n) -> "%s: %s (%s)".formatted(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static String token(String user, String email, int secondsLater) {
        long issuedAt = ((Number) Tokens.claims(user).get("iat")).longValue() + secondsLater;
        return Tokens.with(user, Map.of("email", email, "iat", issuedAt));
    }

    private static String basic(String credentials) {
        return "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
