package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
                Named.of("sub of dots alone", Tokens.of("..")),
                Named.of("sub of one dot", Tokens.of(".")),
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

    static Stream<Arguments> reasons() {
        Map<String, Object> partner = Map.of("iss", ApiTest.PARTNER, "aud", "early-access");
        return Stream.of(
                arguments("expired", Tokens.with("ada", Map.of("exp", 1_000_000_000)), "Jwt expired at 2001-09-09"),
                arguments("too early", Tokens.with("ada", Map.of("nbf", 4_000_000_000L)), "Jwt used before 2096"),
                arguments("no exp", Tokens.without("ada", "exp"), "no exp"),
                arguments("other secret", Tokens.signed(Tokens.claims("ada"), "x".repeat(32)), "another key"),
                arguments("HS384", Tokens.signed(JWSAlgorithm.HS384, Map.of()), "HS384 is not accepted, but HS256"),
                arguments("HS512", Tokens.signed(JWSAlgorithm.HS512, Map.of()), "HS512 is not accepted, but HS256"),
                arguments("typ", Tokens.typed("dpop+jwt"), "typ"),
                arguments("unsigned", unsigned("none"), "not signed"),
                arguments("no JWT", "nonsense", "not a JWT"),
                arguments("dots", Tokens.of("..."), "sub is no user id"),
                arguments("the partner's, by our secret", Tokens.with("ada", partner), "another key"),
                arguments(
                        "the partner's secret without its name",
                        Tokens.signed(Tokens.claims("ada"), ApiTest.PARTNER_SECRET),
                        "another key"),
                arguments(
                        "for another audience",
                        Tokens.signed(partnerClaims("shop"), ApiTest.PARTNER_SECRET),
                        "another audience: shop instead of early-access"),
                arguments(
                        "for nobody",
                        Tokens.signed(partnerClaims(null), ApiTest.PARTNER_SECRET),
                        "another audience: none"),
                arguments("the partner's user, by ourselves", Tokens.of("partner:ada"), "of another issuer"),
                arguments("an API key's name", Tokens.of("api-key:importer"), "of API keys"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void saysWhatIsWrong(String name, String token, String reason) {
        Response refusal = api.withToken(token).get("/api/v1/features").is(Problem.UNAUTHENTICATED);

        assertThat(refusal.text("detail")).contains(reason);
        assertThat(refusal.header("www-authenticate"))
                .startsWith("Bearer error=\"invalid_token\", error_description=")
                .contains(reason);
    }

    /** The header has fewer characters than a token. */
    @Test
    void repeatsAStrangersTextWithoutHarm() {
        String token = Tokens.signed(JWSAlgorithm.HS384, Map.of("iss", "a\"b\r\nX-Evil: 1\\ä"));
        Response refusal = api.withToken(token).get("/api/v1/features").is(Problem.UNAUTHENTICATED);

        assertThat(refusal.header("x-evil")).isEmpty();
        assertThat(refusal.header("www-authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
    void acceptsAccessTokens(String typ) {
        api.withToken(Tokens.typed(typ)).get("/api/v1/features").is(200);
    }

    @Test
    void acceptsTheOtherSecretsToo() {
        api.withToken(Tokens.signed(Tokens.claims("ada"), ApiTest.OTHER_SECRET))
                .get("/api/v1/features")
                .is(200);
    }

    @Test
    void tellsThePartnersUsersFromOurs() {
        api.feature("dark-mode");
        api.withToken(Tokens.signed(partnerClaims("early-access"), ApiTest.PARTNER_SECRET))
                .put("/api/v1/features/dark-mode/enrollment")
                .is(200);

        assertThat(api.admin()
                        .get("/api/v1/admin/features/dark-mode/enrollments")
                        .items("userId"))
                .containsExactly("partner:ada");
    }

    private static Map<String, @Nullable Object> partnerClaims(@Nullable String audience) {
        Map<String, @Nullable Object> claims = Tokens.claims("ada");
        claims.put("iss", ApiTest.PARTNER);
        claims.put("aud", audience);
        return claims;
    }

    @Test
    void toleratesAClockThatIsAMinuteOff() {
        Instant now = HandMovedClock.MON_1_JUNE;
        expiresAt(now.minusSeconds(50)).is(200);
        expiresAt(now.minusSeconds(70)).is(Problem.UNAUTHENTICATED);
        validFrom(now.plusSeconds(50)).is(200);
        validFrom(now.plusSeconds(70)).is(Problem.UNAUTHENTICATED);
    }

    private Response expiresAt(Instant end) {
        return api.withToken(Tokens.with("ada", Map.of("exp", end.getEpochSecond(), "iat", 0)))
                .get("/api/v1/features");
    }

    private Response validFrom(Instant start) {
        return api.withToken(Tokens.with("ada", Map.of("nbf", start.getEpochSecond())))
                .get("/api/v1/features");
    }

    /** And the tokens of others are accepted all the same. */
    @Test
    void asksToComeBackWhileAProviderDoesNotRespond() {
        Response refusal = api.withToken(Tokens.byKeyOf(ApiTest.UNREACHABLE))
                .get("/api/v1/features")
                .is(Problem.UNAVAILABLE);

        assertThat(refusal.text("detail")).contains(ApiTest.UNREACHABLE);
        assertThat(refusal.header("retry-after")).isEqualTo("20");
        api.as("ada").get("/api/v1/features").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "acme/ada", "..a", "auth0|42", "ädä", "😀"})
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
