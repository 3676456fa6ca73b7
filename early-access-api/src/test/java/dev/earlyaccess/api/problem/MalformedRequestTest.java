package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly HTTP: Tomcat or the firewall answers, as a problem too. */
@ApiTest
class MalformedRequestTest {

    private final Api api;

    MalformedRequestTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/features/[",
                "/api/v1/features/{",
                "/api/v1/features/a b",
                "/api/v1/features/%",
                "/api/v1/features/%zz",
                "/api/v1/features/%00",
                "/api/v1/features/a;b=c",
                "/api/v1/features;x",
                "//api/v1/features",
                "/api/v1//features",
                "/api/v1/features/..",
                "/api/v1/../../etc/passwd",
                "/api/v1/features/%2e%2e/",
                "/api/v1/features/%2F",
                "/api/v1/features/%5C",
                "/api/v1/features/\\",
                "/api/v1/features/\u00e4",
                "/api/v1/features/%ff",
                "/api/v1/features/%c0%af",
                "/api/v1/features?stage=[",
                "/api/v1/features?stage=%",
                "/api/v1/features?stage=%zz",
                "/api/v1/features?stage=%ff",
                "/api/v1/features?stage=\u00e4",
                "/api/v1/features?%00=1&stage=x",
                "x",
                "*",
                "/api/v1/features#x",
                "/api/v1/features/a\u0000b",
                "/api/v1/features?stage=concept%0d%0aX-Evil:1",
                "/switch-off/[",
                "/switch-off/%00",
                "/problems/%2e%2e%2fapplication.yaml"
            })
    void respondsWithAProblemToAMalformedUrl(String address) {
        Response response = api.rawGet(address);

        assertThat(response.status()).as(response.body()).isBetween(400, 404);
        if (!address.startsWith("/switch-off")) {
            assertThat(response.header("content-type")).as(response.body()).startsWith("application/problem+json");
            assertThat(response.text("type")).startsWith("http://localhost:8080/problems/");
            assertThat(response.field("status").intValue()).isEqualTo(response.status());
        }
        assertThat(response.body()).doesNotContain("Tomcat", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/features HTTP/1.1\r\nConnection: close",
                "GET /api/v1/features HTTP/9.9\r\nHost: x",
                "GET /api/v1/features HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close",
                "G\u0001T / HTTP/1.1\r\nHost: x\r\nConnection: close",
                "POST /api/v1/admin/features HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\nConnection: close",
                "GET /api/v1/features HTTP/1.1\r\nHost: x y\r\nConnection: close",
                "nonsense"
            })
    void respondsWithAProblemToAMalformedRequest(String head) {
        Response response = api.raw(head + "\r\n\r\n");

        assertThat(response.status()).isIn(400, 401, 405, 501, 505);
        assertThat(response.body()).doesNotContain("Tomcat", "Exception", "<html");
        assertThat(response.headers()).containsEntry("x-content-type-options", List.of("nosniff"));
        assertThat(response.headers())
                .containsKeys(
                        "cache-control",
                        "content-security-policy",
                        "cross-origin-opener-policy",
                        "cross-origin-resource-policy",
                        "permissions-policy",
                        "referrer-policy",
                        "x-frame-options");
    }

    @Test
    void survivesHeadersAndAddressesWithoutEnd() {
        Response longAddress = api.rawGet("/api/v1/features/" + "x".repeat(100_000));
        Response longHeader = api.raw("GET /api/v1/features HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
                + "x".repeat(100_000) + "\r\n\r\n");
        Response longToken =
                api.raw("GET /api/v1/features HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + Tokens.of("x".repeat(5_000)) + "\r\n\r\n");

        assertThat(longAddress.status()).isIn(400, 414, 431);
        assertThat(longHeader.status()).isIn(400, 431);
        assertThat(longToken.status()).isIn(400, 401, 431);
    }

    /** FuzzTest found that each of these was a server error. */
    @Test
    void isNoErrorOfTheServiceWhateverIsSent() {
        api.as("ada")
                .get("/api/v1/features", "Accept-Language", "de,".repeat(900))
                .is(200);
        api.admin().get("/v3/api-docs/none").is(Problem.NOT_FOUND);
        assertThat(api.rawGet("/swagger-ui.html?%00=1").status()).isEqualTo(400);
        api.admin()
                .send(
                        "PUT",
                        "/api/v1/features/x/enrollment",
                        "%s ",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .is(404);
        api.admin()
                .send("PATCH", "/api/v1/admin/features/x", "%s ", "Content-Type", "application/x-www-form-urlencoded")
                .is(Problem.UNSUPPORTED_MEDIA_TYPE);
        assertThat(api.as("ada")
                        .post("/ofrep/v1/evaluate/flags", "{\"context\": {}}", "Accept", "application/atom+xml")
                        .status())
                .isIn(400, 406);
    }
}
