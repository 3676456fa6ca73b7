package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends, to whichever operation: it is never answered as a fault of the service. */
@ApiTest
class NeverOurFaultTest {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "dark-mode",
            "a",
            "-",
            "0",
            "-1",
            "201",
            "1e99",
            "9223372036854775808",
            "null",
            "true",
            "{}",
            "[]",
            "\"",
            "\\",
            "'",
            "%",
            "..",
            "/",
            ";",
            "\u0000",
            "\n",
            "\u0085",
            "\ud83d",
            "😀",
            "ä",
            "concept",
            "beta",
            "archived",
            "general-availability",
            "announcement",
            "opted-in",
            "none",
            "ADMIN",
            "Ym9ndXM",
            "AA",
            "*",
            "\"0\"",
            "W/\"0\"",
            "https://a.example",
            "ftp://a",
            "a@b.example",
            "2026-12-24",
            "-999999999-01-01",
            "x".repeat(300),
            "' or 1=1 --",
            "{0}",
            "%s",
            "${x}",
            "\u202e",
            "<script>");

    private static final List<String> FIELDS = List.of(
            "key",
            "name",
            "description",
            "stage",
            "owner",
            "email",
            "team",
            "documentationUrl",
            "feedbackUrl",
            "targetDate",
            "size",
            "newProduct",
            "metered",
            "activationCriteria",
            "to",
            "reason",
            "overrideChecklist",
            "evidence",
            "note",
            "text",
            "subject",
            "markdown",
            "announce",
            "rating",
            "status",
            "feature",
            "url",
            "types",
            "secret",
            "disabled",
            "");

    private final Api api;
    private final Map<RequestMappingInfo, HandlerMethod> operations =
            new TreeMap<>(Comparator.comparing(Object::toString));
    private final JsonMapper json = new JsonMapper();

    NeverOurFaultTest(Api api, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.api = api;
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getPatternValues().stream().noneMatch(path -> path.startsWith("/v3/"))) {
                operations.put(mapping, handler);
            }
        });
    }

    @RepeatedTest(10)
    void respondsWithNoServerError(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        api.feature("dark-mode", random.nextBoolean() ? new String[] {"beta"} : new String[0]);

        for (RequestMappingInfo operation : operations.keySet()) {
            String path = operation.getPatternValues().iterator().next();
            String method = operation.getMethodsCondition().getMethods().stream()
                    .findFirst()
                    .map(Enum::name)
                    .orElse("GET");
            for (int i = 0; i < 8; i++) {
                String address = filled(path, random) + query(operations.get(operation), random);
                String body = body(random, 2);
                Response response = api.admin()
                        .send(
                                method,
                                address,
                                method.startsWith("P") ? body : null,
                                "Content-Type",
                                method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
                                "If-Match",
                                random.nextInt(4) == 0 ? "\"0\"" : "*");
                assertThat(response.status())
                        .as("%s %s %s → %s", method, address, body, response.body())
                        .isLessThan(500);
                assertThat(response.body()).doesNotContain("Exception", "\tat ");
            }
        }
    }

    private static String filled(String path, Random random) {
        String filled = path;
        while (filled.contains("{")) {
            String value = random.nextInt(3) > 0 ? "dark-mode" : encoded(any(VALUES, random));
            filled = filled.replaceFirst("\\{[^}]*}", value);
        }
        return filled;
    }

    /** One or two parameters that the operation knows, and rarely an unknown one, which is refused at once. */
    private static String query(HandlerMethod operation, Random random) {
        List<String> names = Arrays.stream(operation.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getName)
                .toList();
        if (names.isEmpty() || random.nextInt(9) == 0) {
            return random.nextInt(9) == 0 ? "?x=" + encoded(any(VALUES, random)) : "";
        }
        return "?" + any(names, random) + "=" + encoded(any(VALUES, random)) + "&" + any(names, random) + "="
                + encoded(any(VALUES, random));
    }

    private String body(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> json.writeValueAsString(any(VALUES, random));
            case 1 -> any(List.of("1", "-1.5e300", "true", "false", "null", "99999999999999999999999"), random);
            case 2 -> depth == 2 ? any(VALUES, random) : "\"\\u0000\"";
            case 3 -> "[" + body(random, depth - 1) + "]";
            default ->
                "{\"name\": \"Dark mode %d\", \"%s\": %s, \"%s\": %s}"
                        .formatted(
                                random.nextInt(1_000),
                                any(FIELDS, random),
                                body(random, depth - 1),
                                any(FIELDS, random),
                                body(random, depth - 1));
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
