package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service learns of its users: from their own tokens, and only from newer ones. */
@ApiTest
class SeenUsersTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final Api api;
    private final Users users;

    SeenUsersTest(Api api, Users users) {
        this.api = api;
        this.users = users;
    }

    @Test
    void keepsWhatTheTokenSays() {
        seen(Map.of("email", "ada@example.com", "name", "Ada", "locale", "de_CH", "iat", MAY.getEpochSecond()));

        assertThat(ada()).isEqualTo(new Profile(new UserId("ada"), "ada@example.com", "Ada", "de-CH", MAY));
    }

    @Test
    void keepsItOnWritesToo() {
        api.feature("dark-mode");
        api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com")))
                .put("/api/v1/features/dark-mode/enrollment")
                .is(200);

        assertThat(ada().email()).isEqualTo("ada@example.com");
    }

    @Test
    void believesTheNewerTokenWheneverTheOlderOneComes() {
        seen(Map.of("email", "new@example.com", "iat", MAY.plusSeconds(1).getEpochSecond()));
        seen(Map.of("email", "old@example.com", "iat", MAY.getEpochSecond()));
        assertThat(ada().email()).isEqualTo("new@example.com");

        seen(Map.of("email", "newest@example.com", "iat", MAY.plusSeconds(2).getEpochSecond()));
        assertThat(ada().email()).isEqualTo("newest@example.com");
    }

    @Test
    void believesATokenWithoutADateOnlyWhereNothingIsKnown() {
        undated("first@example.com");
        assertThat(ada().email()).isEqualTo("first@example.com");

        seen(Map.of("email", "dated@example.com", "iat", MAY.getEpochSecond()));
        undated("undated@example.com");
        assertThat(ada().email()).isEqualTo("dated@example.com");
    }

    /** Else every later token would count as older. */
    @Test
    void aTokenFromTheFutureFreezesNothing() {
        long nextYear = HandMovedClock.MON_1_JUNE.plus(Duration.ofDays(365)).getEpochSecond();
        seen(Map.of("email", "future@example.com", "iat", nextYear));
        assertThat(ada().email()).isEqualTo("future@example.com");

        seen(Map.of("email", "dated@example.com", "iat", MAY.getEpochSecond()));
        seen(Map.of("email", "future@example.com", "iat", nextYear));
        assertThat(ada().email()).isEqualTo("dated@example.com");
        seen(Map.of("email", "later@example.com", "iat", MAY.plusSeconds(1).getEpochSecond()));
        assertThat(ada().email()).isEqualTo("later@example.com");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -99_999_999_999L, Long.MIN_VALUE, Long.MAX_VALUE / 2})
    void takesADateThatNobodyCanMeanForNone(long iat) {
        api.withToken(Tokens.with("ada", Map.of("email", "ada@example.com", "iat", iat)))
                .get("/api/v1/features");
        seen(Map.of("email", "dated@example.com", "iat", MAY.getEpochSecond()));

        assertThat(ada().email()).isEqualTo("dated@example.com");
    }

    static Stream<Object> unverified() {
        return Stream.of(false, "false", "False", "", "no", "1", 0, 1, List.of(true), Map.of("email", true));
    }

    @ParameterizedTest
    @MethodSource("unverified")
    void ignoresAnAddressThatIsNotVerified(Object unverified) {
        seen(Map.of("email", "ada@example.com", "iat", MAY.getEpochSecond()));
        seen(Map.of("email", "boss@example.com", "email_verified", unverified));

        assertThat(ada().email()).isEqualTo("ada@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True"})
    void believesAnAddressThatIsVerified(String verified) {
        seen(Map.of("email", "ada@example.com", "iat", MAY.getEpochSecond(), "email_verified", true));
        assertThat(ada().email()).isEqualTo("ada@example.com");

        seen(Map.of("email", "countess@example.com", "email_verified", verified));
        assertThat(ada().email()).isEqualTo("countess@example.com");
    }

    @Test
    void learnsNothingFromTokensOfOthers() {
        seen(Map.of("email", "ada@example.com"));
        api.withToken(Tokens.with("alan", Map.of("email", "alan@example.com")))
                .get("/api/v1/features")
                .is(200);

        assertThat(ada().email()).isEqualTo("ada@example.com");
    }

    @Test
    void knowsWhoCallsTheAdminApiAboutThemselves() {
        Caller ada = api.withToken(Tokens.with("ada", Map.of("roles", List.of("ADMIN"), "email", "ada@example.com")));

        assertThat(ada.get("/api/v1/admin/users/ada").is(200).text("email")).isEqualTo("ada@example.com");
        ada.get("/api/v1/admin/users/alan").is(Problem.USER_NOT_FOUND);
    }

    @Test
    void letsOwnersEnrollThemselvesAtTheFirstCall() {
        api.feature("dark-mode");

        api.withToken(Tokens.with("dora", Map.of("roles", List.of("STAFF"), "email", "design@example.com")))
                .put("/api/v1/admin/features/dark-mode/enrollments/dora")
                .is(200);
    }

    @Test
    void ignoresAnAdminsTokenOnAdminCalls() {
        api.withToken(Tokens.with("ada", Map.of("roles", List.of("ADMIN"), "email", "ada@example.com")))
                .get("/api/v1/admin/features")
                .is(200);

        assertThat(users.find(new UserId("ada"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000@example.com", "a\n@example.com", " "})
    void leavesOutWhatCanNotBeKept(String text) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("email", text, "name", text, "locale", text));
        seen(claims);
        seen(Map.of("email", 1, "name", List.of("Ada"), "locale", true));
        seen(Map.of("email", "x".repeat(300), "name", "x".repeat(300), "locale", "no locale at all"));

        assertThat(ada().email()).isNull();
        assertThat(ada().name()).isNull();
        assertThat(ada().locale()).isNull();
    }

    private void undated(String email) {
        Map<String, @Nullable Object> claims = Tokens.claims("ada");
        claims.remove("iat");
        claims.put("email", email);
        api.withToken(Tokens.signed(claims)).get("/api/v1/features").is(200);
    }

    private void seen(Map<String, Object> claims) {
        api.withToken(Tokens.with("ada", claims)).get("/api/v1/features").is(200);
    }

    private Profile ada() {
        return users.find(new UserId("ada")).orElseThrow();
    }
}
