package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which paths are refused before anything else is decided, and that no path leads around a token. */
@ApiTest
class PathFirewallTest {

    private static final List<String> AMBIGUOUS =
            List.of("%2F", "%2f", "%2F%2F", "%5C", "%5c", "%3B", "%3b", ";", ";x=y", "%2E%2E", "%2e", "%00");

    /** Public paths, as the beginning of a path that means something else to another reader. */
    private static final List<String> DETOURS = List.of(
            "/problems/..%2F..",
            "/problems/..%2f..",
            "/problems/%2e%2e",
            "/problems/%252e%252e",
            "/problems/..",
            "/problems/x/../..",
            "/problems/.%2e",
            "/problems/..%5C",
            "/problems/..;",
            "/problems;x=y/..",
            "/problems/..%3B",
            "/problems%2F..",
            "/problems%252F..",
            "/problems/",
            "/problems//",
            "/problems%00",
            "/swagger-ui/..",
            "/swagger-ui/%2e%2e%2f",
            "/v3/api-docs/..",
            "/v3/api-docs/..;/..;",
            "/actuator/health/..",
            "/actuator/health/..;/..",
            "/switch-off/..",
            "/switch-off/..%2F",
            "/unsubscribe/..",
            "/mail-previews/..",
            "/error/..",
            "/hooks/bounces/../..",
            "/favicon.ico/..",
            "/changelog/..",
            "/changelog.atom;",
            "/.",
            "/./",
            "/",
            "/;",
            "/;/",
            "/%2F",
            "/%5C",
            "/\\");

    private final Api api;
    private final RequestMappingHandlerMapping mappings;

    PathFirewallTest(Api api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = api;
        this.mappings = mappings;
    }

    @Test
    void refusesAmbiguousCharactersExceptInNames() {
        assertThat(variables(false))
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> AMBIGUOUS.forEach(odd -> {
                    Response response = api.rawGet(path.replace("{odd}", "a" + odd + "b"));
                    assertThat(response.status()).as(path + " " + odd).isEqualTo(400);
                    assertThat(response.header("content-type")).matches("application/(problem\\+)?json.*");
                }));
    }

    @Test
    void takesThemWhereAUserIdOrAnAddressStands() {
        assertThat(variables(true)).isNotEmpty().allSatisfy(path -> List.of(
                        "a%2Fb", "%2F%2F", "a%5Cb", "a%3Bb", "50%25", "a%20b", "%C3%A4", "a..b")
                .forEach(id -> assertThat(api.rawGet(path.replace("{odd}", id)).status())
                        .as(path + " " + id)
                        .isIn(path.contains("feedback-group") ? List.of(400, 405) : List.of(200, 404, 405))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "..", "...", "%2E", "%2E%2E", ".%2e", "a;b", "a;b=c", ";", "a%00b", "a%0Ab", "\\", "a\\b"})
    void refusesUserIdsThatAProxyMightChange(String id) {
        assertThat(variables(true)).isNotEmpty().allSatisfy(path -> {
            assertThat(api.rawGet(path.replace("{odd}", id)).status())
                    .as(path + " " + id)
                    .isIn(400, 404, 405);
        });
    }

    @Test
    void letsNobodyAroundTheToken() {
        assertThat(protectedPaths()).hasSizeGreaterThan(20).allSatisfy(path -> List.of(
                        "/problems/..%2F.." + path,
                        "/problems/%252e%252e" + path,
                        "/problems/../" + path,
                        "/problems;x=y/.." + path,
                        path + ";x=y",
                        path + "/../../../problems",
                        path + "%2F",
                        "/" + path,
                        "/." + path)
                .forEach(this::isClosed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/features", "/api/v1/admin/features", "/api/v1/admin/features/x/enrollments/x"})
    void knowsAllDetours(String path) {
        assertThat(DETOURS).allSatisfy(detour -> Stream.of(
                        detour + path,
                        detour + "/" + path.substring(1).replace("/", "%2F"),
                        path + "/../../../../.." + detour,
                        path + detour,
                        path + ";" + detour)
                .forEach(this::isClosed));
    }

    private void isClosed(String address) {
        Response response =
                api.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address));
        assertThat(response.status()).as(address).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Prefix: /problems",
                "X-Forwarded-Prefix: /problems/..",
                "X-Forwarded-Prefix: /x;",
                "X-Original-URL: /problems",
                "X-Rewrite-URL: /problems",
                "X-Forwarded-Host: localhost/problems",
                "X-HTTP-Method-Override: OPTIONS"
            })
    void believesNoHeaderAboutThePath(String header) {
        assertThat(protectedPaths()).allSatisfy(path -> assertThat(
                        api.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
                                        .formatted(path, header))
                                .status())
                .as(path)
                .isIn(400, 401));
    }

    @Test
    void saysWhatIsWrongAsAProblem() {
        api.admin().get("/api/v1/admin/features/a%2Fb").is(Problem.INVALID_REQUEST);
        api.anonymous().get("/api/v1/admin/features/a%5Cb").is(Problem.INVALID_REQUEST);
    }

    /** The paths of all operations with a variable, each with {@code {odd}} in its place. */
    private List<String> variables(boolean ofNames) {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(operation -> operation.getKey().getPatternValues().stream()
                        .filter(path -> !path.startsWith("/v3/"))
                        .flatMap(path -> Arrays.stream(path.split("(?=\\{)|(?<=})"))
                                .filter(part -> part.startsWith("{"))
                                .filter(part -> isName(operation.getValue(), part) == ofNames)
                                .map(part -> path.replace(part, "{odd}").replaceAll("\\{(?!odd)[^}]*}", "x"))))
                .distinct()
                .toList();
    }

    private static boolean isName(HandlerMethod operation, String variable) {
        return Arrays.stream(operation.getMethod().getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(PathVariable.class)
                        && (parameter.getType() == UserId.class || parameter.isAnnotationPresent(AddressInPath.class))
                        && variable.equals("{" + parameter.getName() + "}"));
    }

    private Stream<String> protectedPaths() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(operation -> {
                    Access access = operation.getValue().getMethodAnnotation(Access.class);
                    return access != null && !access.open();
                })
                .flatMap(operation -> operation.getKey().getPatternValues().stream())
                .distinct()
                .map(path -> path.replaceAll("\\{[^}]*}", "x"));
    }
}
