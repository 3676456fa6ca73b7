package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a client writes stays a text: it does not become a part of a statement, a template, a page or a header. Markdown,
 * mails, exports and logs have tests of their own: {@code MarkdownTest}, {@code ReplyTest}, {@code AuditEndpointTest} and
 * {@code SafeLogLinesTest}.
 */
@ApiTest
class InjectionTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String MARKUP =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\\\" onload=\\\"alert(3)";
    private static final String TEMPLATE =
            "${7*191} #{7*191} <#assign x=7*191>${x}<@y/> {{7*191}} [=7*191] %{7*191} T(java.lang.Runtime)";

    private final Api api;
    private final JdbcClient jdbc;

    InjectionTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "' or 1=1 --",
                "'; delete from feature; --",
                "') or true --",
                "\\' or 1=1 --",
                "x' union select secret from signing_key --",
                "%",
                "_",
                "%%%%%",
                "\\",
                "$$ or true",
                ":q",
                "?"
            })
    void findsNothingByAPieceOfSql(String piece) {
        api.feature("dark-mode", "beta");
        api.as("ada").get("/api/v1/features").is(200);
        api.as("ada")
                .post("/api/v1/features/dark-mode/feedback", "{\"text\": \"Nice.\"}")
                .is(201);

        for (String search : List.of(
                "/api/v1/admin/users?q=",
                "/api/v1/admin/feedback?q=",
                "/api/v1/admin/feedback?feature=",
                "/api/v1/admin/audit?actor=",
                "/api/v1/admin/audit?feature=",
                "/api/v1/admin/deliveries?recipient=",
                "/api/v1/admin/deliveries?kind=",
                "/api/v1/admin/attention?owner=",
                "/api/v1/admin/features?after=",
                FEATURES + "/dark-mode/enrollments?after=")) {
            Response found = api.admin().get(search + encoded(piece));
            assertThat(found.status()).as(search + piece).isIn(200, 400, 404);
            if (found.status() == 200) {
                assertThat(found.items("id")).as(search + piece).isEmpty();
            }
        }
        assertThat(api.admin().get("/api/v1/admin/features/" + encoded(piece)).status())
                .isIn(400, 404);
        assertThat(jdbc.sql("select count(*) from feature").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void showsMarkupAsText() {
        api.admin()
                .post(
                        FEATURES,
                        Api.readyForBeta("dark-mode")
                                .replace("What it is for.", MARKUP)
                                .replace("DARK-MODE", "<i>Dark"))
                .is(201);
        api.move("dark-mode", "beta");
        Caller admin = api.withToken(Tokens.with(
                "grace",
                Map.of("roles", List.of("ADMIN"), "name", "<script>alert(4)</script>", "email", "grace@example.com")));

        for (Response page : List.of(
                api.anonymous().get("/changelog").is(200),
                api.anonymous().get("/changelog.atom").is(200),
                admin.get(FEATURES + "/dark-mode/mails/launch/preview", "Accept", "text/html")
                        .is(200),
                admin.get(FEATURES + "/dark-mode/mails/feedback-request/preview", "Accept", "text/html")
                        .is(200),
                api.anonymous().get("/problems/%3Cscript%3Ealert(5)%3C%2Fscript%3E", "Accept", "text/html"),
                api.anonymous().get("/switch-off/%3Cscript%3Ealert(6)%3C%2Fscript%3E", "Accept", "text/html"))) {
            assertThat(page.body()).doesNotContain("<script>", "<img src=x", "<i>Dark");
        }
    }

    @Test
    void runsNoTemplateInATextOfAMail() {
        api.admin()
                .post(
                        FEATURES,
                        Api.readyForBeta("dark-mode")
                                .replace("DARK-MODE", TEMPLATE)
                                .replace("What it is for.", TEMPLATE))
                .is(201);
        api.move("dark-mode", "beta");
        Caller admin = api.withToken(Tokens.with(
                "grace", Map.of("roles", List.of("ADMIN"), "name", "${7*191}", "email", "grace@example.com")));

        for (String kind : List.of("launch", "feedback-request", "general-availability", "pulled-back")) {
            String mail = admin.get(FEATURES + "/dark-mode/mails/" + kind + "/preview", "Accept", "text/plain")
                    .is(200)
                    .body();
            assertThat(mail).as(kind).contains("${7*191}").doesNotContain("1337");
        }
        assertThat(admin.post(FEATURES + "/dark-mode/updates/preview", """
                        {"subject": "%s", "markdown": "%s"}""".formatted(TEMPLATE, TEMPLATE))
                        .is(200)
                        .body())
                .contains("${7*191}")
                .doesNotContain("1337");
    }

    @Test
    void startsNoHeaderOfAResponse() {
        String forged = "x%0d%0aX-Injected:%201";
        api.feature("dark-mode");

        for (Response response : List.of(
                api.anonymous().get("/sign-in?return_to=" + forged + "&state=" + forged),
                api.anonymous().get("/switch-off/" + forged),
                api.anonymous().get("/unsubscribe/" + forged),
                api.anonymous().get("/problems/" + forged),
                api.admin().get("/api/v1/admin/users/" + forged),
                api.admin().post(FEATURES, "{\"key\": \"x\\r\\nX-Injected: 1\", \"name\": \"x\"}"),
                api.admin().post(FEATURES, "{\"name\": \"x\\r\\nX-Injected: 1\"}"),
                api.raw("GET /api/v1/features HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "X-Request-Id: x\u0085X-Injected: 1\r\nAuthorization: Bearer a\"b\\\r\n\r\n"))) {
            assertThat(response.status()).isLessThan(500);
            assertThat(response.header("x-injected")).isEmpty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
