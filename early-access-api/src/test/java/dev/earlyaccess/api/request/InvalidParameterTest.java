package dev.earlyaccess.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Queries and addresses that hold what they can't hold. */
@ApiTest
class InvalidParameterTest {

    private static final List<String> PAGES = List.of(
            "/api/v1/admin/features",
            "/api/v1/admin/features/dark-mode/transitions",
            "/api/v1/admin/features/dark-mode/enrollments");

    private final Api api;
    private final RequestMappingHandlerMapping mappings;

    InvalidParameterTest(Api api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = api;
        this.mappings = mappings;
    }

    @BeforeEach
    void concept() {
        api.feature("dark-mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "201", "-1", "x", "1.5", "2147483648", "99999999999999999999", "1e2", "%00", "1,2", "١x"})
    void wantsALimitFromOneToTwoHundred(String limit) {
        PAGES.forEach(page -> api.admin().get(page + "?limit=" + encoded(limit)).isInvalid("limit"));
    }

    @Test
    void acceptsTheBoundsAndDefaultsToFifty() {
        PAGES.forEach(page -> {
            api.admin().get(page + "?limit=1").is(200);
            api.admin().get(page + "?limit=200").is(200);
            api.admin().get(page + "?limit=").is(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a", "ä", "%00", "a b", "====", "%2B%2F", "YQ==x", "."})
    void wantsACursorOfItsOwn(String cursor) {
        PAGES.forEach(
                page -> api.admin().get(page + "?after=" + encoded(cursor)).isInvalid("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "Not A Key", "-", "../..", "'; drop table feature; --", "\n"})
    void wantsNoForgedCursor(String key) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));

        api.admin().get(PAGES.get(0) + "?after=" + cursor).isInvalid("after");
        api.admin().get(PAGES.get(1) + "?after=" + cursor).isInvalid("after");
        assertThat(api.admin().get(PAGES.get(2) + "?after=" + cursor).status()).isIn(200, 400);
    }

    @Test
    void refusesACursorThatIsTooLongOrNoText() {
        String tooLong = Base64.getUrlEncoder().encodeToString("x".repeat(256).getBytes(StandardCharsets.UTF_8));

        PAGES.forEach(page ->
                api.admin().get(page + "?after=" + tooLong.replace("=", "")).isInvalid("after"));
        api.admin().get(PAGES.get(2) + "?after=AA").isInvalid("after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", ",", "concept,", "concept;beta", "GENERAL_AVAILABILITY", "%EF%BF%BD"})
    void wantsStagesThatExist(String stage) {
        api.admin().get(PAGES.get(0) + "?stage=" + stage).isInvalid("stage");
        api.as("ada").get("/api/v1/features?stage=" + stage).isInvalid("stage");
    }

    /** Every operation with a number in its path, as <i>method path</i>, with {@code {id}} for the number. */
    private List<String> operationsWithIds() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(operation -> Arrays.stream(operation.getValue().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class)
                                && parameter.getParameterType() == long.class))
                .flatMap(operation -> operation.getKey().getPatternValues().stream()
                        .map(path -> operation.getKey().getMethodsCondition().getMethods() + " " + path))
                .map(operation -> operation.replaceAll("[\\[\\]]", "").replace("{key}", "dark-mode"))
                .map(operation -> operation.replaceAll("\\{(?!id)[^}]*}", "x"))
                .toList();
    }

    @Test
    void saysThatAnIdIsTooLarge() {
        assertThat(operationsWithIds()).hasSizeGreaterThan(10).allSatisfy(operation -> {
            String[] parts = operation.split(" ");
            for (String id : List.of("99999999999999999999", "9223372036854775808", "-9223372036854775809")) {
                assertThat(api.admin()
                                .send(parts[0], parts[1].replace("{id}", id), "{}", "Content-Type", "application/json")
                                .isInvalid("id")
                                .text("detail"))
                        .contains("too large");
            }
            for (String id : List.of("9223372036854775807", "-9223372036854775808", "0", "-1", "x", "1.0", "%20")) {
                assertThat(api.admin()
                                .send(parts[0], parts[1].replace("{id}", id), "{}", "Content-Type", "application/json")
                                .status())
                        .as(operation + " " + id)
                        .isIn(400, 404);
            }
        });
    }

    @Test
    void takesAnEmptyFilterForNone() {
        assertThat(api.as("ada").get("/api/v1/features?stage=").is(200).each("features", "key"))
                .containsExactly("dark-mode");
        assertThat(api.admin().get(PAGES.get(0) + "?stage=").is(200).items("key"))
                .containsExactly("dark-mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dark-Mode",
                "dark_mode",
                "-",
                "%20",
                "dark%20mode",
                "%C3%A4",
                "dark-mode-",
                "..x",
                "%F0%9F%98%80"
            })
    void respondsWith404ForAnInvalidKey(String key) {
        for (String path : new String[] {"/api/v1/features/", "/api/v1/admin/features/"}) {
            api.admin().get(path + key).is(Problem.FEATURE_NOT_FOUND);
            api.admin().get(path + "x".repeat(65)).is(Problem.FEATURE_NOT_FOUND);
            api.admin().get(path + "x".repeat(5_000)).is(Problem.FEATURE_NOT_FOUND);
        }
        api.as("ada").put("/api/v1/features/" + key + "/enrollment").is(Problem.FEATURE_NOT_FOUND);
        api.as("ada").delete("/api/v1/features/" + key + "/enrollment").is(Problem.FEATURE_NOT_FOUND);
        api.admin().patch("/api/v1/admin/features/" + key, "{}").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get("/api/v1/admin/features/" + key + "/transitions").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get("/api/v1/admin/features/" + key + "/enrollments").is(Problem.FEATURE_NOT_FOUND);
        api.admin().get("/api/v1/admin/features/" + key + "/launch").is(Problem.FEATURE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed,", "FAILED", "lost", "%00", "sent,lost"})
    void wantsDeliveryStatusesThatExist(String status) {
        api.admin().get("/api/v1/admin/deliveries?status=" + status).isInvalid("status");
    }

    @Test
    void refusesUnknownParametersByName() {
        Response refused = api.admin()
                .get(PAGES.get(0) + "?stages=beta&limit=5&%61fter=&utm_source=mail")
                .isInvalid("stages", "utm_source");
        assertThat(refused.text("detail"))
                .contains("stages is not a parameter of this request; it has: after, limit, stage");

        PAGES.forEach(page -> api.admin().get(page + "?offset=1").isInvalid("offset"));
        api.as("ada").get("/api/v1/features/dark-mode?x").isInvalid("x");
        assertThat(api.as("ada")
                        .put("/api/v1/features/dark-mode/enrollment?on=false")
                        .isInvalid("on")
                        .text("detail"))
                .contains("it has none");
        api.anonymous().get("/api/v1/changelog?page=2").isInvalid("page");
        api.anonymous().get("/api/v1/features?x=1").is(Problem.UNAUTHENTICATED);
        assertThat(api.as("ada").get("/api/v1/features/dark-mode").text("enrollment.status"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/problems", "/changelog", "/changelog.atom", "/favicon.ico", "/v3/api-docs", "/actuator/health"
            })
    void ignoresUnknownParametersOfPagesAndFeeds(String page) {
        api.anonymous().get(page + "?utm_source=mail&utm_campaign=a%20b").is(200);
    }

    private static String encoded(String text) {
        return text.replace(" ", "%20").replace("ä", "%C3%A4").replace("١", "%D9%A1");
    }
}
