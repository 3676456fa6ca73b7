package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is open without a token, what is not, and which headers every response has for browsers. */
@ApiTest
class OpenAndClosedTest {

    /** Open, or opened by a key of its own. */
    private static final List<String> OPEN = List.of(
            "/hooks/bounces",
            "/hooks/feedback",
            "/unsubscribe/",
            "/mail-previews/",
            "/confirm-reply/",
            "/mail-previews/",
            "/favicon.ico",
            "/early-access.js",
            "/early-access-languages.js",
            "/assets/",
            "/previews",
            "/console",
            "/sign-in",
            "/problems",
            "/api/v1/changelog",
            "/api/v1/streams/",
            "/changelog",
            "/switch-off/",
            "/v3/api-docs",
            "/swagger-ui",
            "/error",
            "/local/");

    private final Api api;
    private final RequestMappingHandlerMapping mappings;

    OpenAndClosedTest(Api api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = api;
        this.mappings = mappings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/v3/api-docs/user",
                "/v3/api-docs/admin",
                "/v3/api-docs/swagger-config",
                "/problems",
                "/api/v1/changelog",
                "/changelog",
                "/changelog.atom",
                "/favicon.ico",
                "/early-access.js",
                "/early-access-languages.js",
                "/assets/page.css",
                "/previews",
                "/console",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void isOpen(String path) {
        api.anonymous().get(path).is(200);
    }

    @Test
    void leadsFromTheBareAddressToSwaggerUi() {
        assertThat(api.anonymous().get("/").is(302).header("location")).endsWith("/swagger-ui.html");
        assertThat(api.anonymous().get("/swagger-ui.html").is(302).header("location"))
                .endsWith("/swagger-ui/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1",
                "/api/v1/nothing",
                "/api/v1/admin",
                "/nothing",
                "/actuator",
                "/actuator/env",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/ofrep/v1/evaluate/flags",
                "/local/tokens",
                "/swagger-uix",
                "/problemsx",
                "/api/v1/changelogx",
                "/api/v1/changelog/x",
                "/changelogx",
                "/favicon.icox",
                "/assets",
                "/assets/x/y",
                "/previewsx",
                "/consolex"
            })
    void isClosed(String path) {
        api.anonymous().get(path).is(Problem.UNAUTHENTICATED);
        api.anonymous()
                .send("POST", path, "{}", "Content-Type", "application/json")
                .is(Problem.UNAUTHENTICATED);
    }

    /** Whoever adds an operation has to think of whether it is open. */
    @Test
    void opensNoOtherOperation() {
        List<Arguments> operations = operations().toList();

        assertThat(operations).hasSizeGreaterThan(10).allSatisfy(operation -> {
            Object[] call = operation.get();
            api.anonymous().send((String) call[0], (String) call[1], null).is(Problem.UNAUTHENTICATED);
        });
    }

    private Stream<Arguments> operations() {
        return mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream()
                .filter(path -> OPEN.stream().noneMatch(path::startsWith))
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> Arguments.of(method.name(), path.replaceAll("\\{[^}]*}", "x")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/features", "/problems", "/nothing", "/switch-off/x"})
    void tellsBrowsersWhatTheyMayDo(String path) {
        Response response = api.anonymous().get(path);

        assertThat(response.header("content-security-policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'self'")
                .doesNotContain("script-src", "unsafe");
        assertThat(response.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(response.header("x-frame-options")).isEqualTo("DENY");
        assertThat(response.header("set-cookie")).isEmpty();
        assertThat(response.header("server")).isEmpty();
    }

    static Stream<String> preflights() {
        return Stream.of("GET", "PUT", "DELETE", "PATCH", "POST");
    }

    @ParameterizedTest
    @MethodSource("preflights")
    void letsTheFrontendCall(String method) {
        Response response =
                preflight(ApiTest.FRONTEND, "/api/v1/features", method).is(200);

        assertThat(response.header("access-control-allow-origin")).isEqualTo(ApiTest.FRONTEND);
        assertThat(response.header("access-control-allow-methods")).contains(method);
        assertThat(response.header("access-control-allow-headers")).containsIgnoringCase("authorization");
    }

    @Test
    void letsTheFrontendReadTags() {
        Response response = api.as("ada")
                .get("/api/v1/features", "Origin", ApiTest.FRONTEND)
                .is(200);

        assertThat(response.header("access-control-allow-origin")).isEqualTo(ApiTest.FRONTEND);
        assertThat(response.header("access-control-expose-headers")).contains("ETag");
        assertThat(response.header("vary")).contains("Origin").contains("Authorization");
        assertThat(api.anonymous()
                        .get("/api/v1/features", "Origin", ApiTest.FRONTEND)
                        .is(401)
                        .header("access-control-allow-origin"))
                .isEqualTo(ApiTest.FRONTEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://app.example.com", "null", "https://app.example.com.evil.example"
            })
    void letsNoOtherOriginCall(String origin) {
        assertThat(preflight(origin, "/api/v1/features", "GET")
                        .is(Problem.FORBIDDEN)
                        .header("access-control-allow-origin"))
                .isEmpty();
        assertThat(api.as("ada")
                        .get("/api/v1/features", "Origin", origin)
                        .is(Problem.FORBIDDEN)
                        .header("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void letsNoOriginReadAnythingElse() {
        assertThat(api.anonymous().get("/problems", "Origin", ApiTest.FRONTEND).header("access-control-allow-origin"))
                .isEmpty();
    }

    private Response preflight(String origin, String path, String method) {
        return api.anonymous()
                .send(
                        "OPTIONS",
                        path,
                        null,
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        method,
                        "Access-Control-Request-Headers",
                        "authorization,if-none-match");
    }
}
