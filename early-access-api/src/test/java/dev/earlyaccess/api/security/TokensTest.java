package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are believed. */
@ApiTest
class TokensTest {

    private final Api api;

    TokensTest(Api api) {
        this.api = api;
    }

    @Test
    void wantsATokenAndSaysHow() {
        Response refusal = api.anonymous().get("/api/v1/features").is(Problem.UNAUTHENTICATED);

        assertThat(refusal.header("www-authenticate")).startsWith("Bearer");
        assertThat(refusal.text("detail")).contains("Authorization: Bearer");
    }

    static Stream<Named<String>> bad() {
        return Stream.of(
                Named.of("expired", Tokens.with("ada", Map.of("exp", 1_000_000_000))),
                Named.of("not valid yet", Tokens.with("ada", Map.of("nbf", 4_000_000_000L))),
                Named.of("without exp", Tokens.without("ada", "exp")),
                Named.of("without sub", Tokens.without("ada", "sub")),
                Named.of("empty sub", Tokens.of("")),
                Named.of("blank sub", Tokens.of(" ")),
                Named.of("sub too long", Tokens.of("x".repeat(256))),
                Named.of("control character in sub", Tokens.of("ada\n")),
                Named.of("null character in sub", Tokens.of("a\u0000da")),
                Named.of("sub of another type", Tokens.with("ada", Map.of("sub", Map.of("id", "ada")))),
                Named.of("exp of another type", Tokens.with("ada", Map.of("exp", "tomorrow"))),
                Named.of("iat of another type", Tokens.with("ada", Map.of("iat", "yesterday"))),
                Named.of("signed with another secret", Tokens.signed(Tokens.claims("ada"), "x".repeat(32))),
                Named.of("not signed", unsigned("none")),
                Named.of("not signed either", unsigned("None")),
                Named.of("said to be signed", unsigned("HS256")),
                Named.of("changed after it was signed", changed(Tokens.of("ada"))),
                Named.of("no token", "nonsense"),
                Named.of("half a token", Tokens.of("ada").replaceAll("\\.[^.]*$", "")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(String token) {
        Response refusal = api.withToken(token).get("/api/v1/features").is(Problem.UNAUTHENTICATED);

        assertThat(refusal.header("www-authenticate")).startsWith("Bearer").contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRhOmFkYQ==", "Bearer", "Bearer ", "Bearer a b", "Bearer \u00e4", "bearer x.y.z"})
    void refusesOtherCredentials(String header) {
        api.anonymous().get("/api/v1/features", "Authorization", header).is(Problem.UNAUTHENTICATED);
    }

    @Test
    void takesATokenFromTheHeaderAlone() {
        api.anonymous().get("/api/v1/features?access_token=" + Tokens.of("ada")).is(Problem.UNAUTHENTICATED);
        api.anonymous()
                .get("/api/v1/features", "Cookie", "token=" + Tokens.of("ada"))
                .is(Problem.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "acme/ada", "auth0|42", "ädä", "😀"})
    void acceptsAnySubjectThatIsAUserId(String sub) {
        api.feature("dark-mode");

        api.as(sub).put("/api/v1/features/dark-mode/enrollment").is(200);

        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .containsExactly(sub);
        api.as("x".repeat(255)).get("/api/v1/features").is(200);
    }

    private static String unsigned(String algorithm) {
        @Nullable String claims = new String(part(Tokens.of("ada", "ADMIN"), 1), StandardCharsets.UTF_8);
        return encode("{\"alg\":\"%s\"}".formatted(algorithm)) + "." + encode(claims) + ".";
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(part(token, 1), StandardCharsets.UTF_8).replace("\"ada\"", "\"alan\"");
        return parts[0] + "." + encode(claims) + "." + parts[2];
    }

    private static byte[] part(String token, int index) {
        return Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
