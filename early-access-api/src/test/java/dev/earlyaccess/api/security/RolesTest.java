package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who is an admin. */
@ApiTest
class RolesTest {

    private static final String ADMIN = "/api/v1/admin/features";

    private final Api api;

    RolesTest(Api api) {
        this.api = api;
    }

    static Stream<Object> admins() {
        return Stream.of(List.of("ADMIN"), List.of("USER", "ADMIN"), "ADMIN", "USER ADMIN", "USER,ADMIN", " ADMIN ");
    }

    @ParameterizedTest
    @MethodSource("admins")
    void opensTheAdminApiToAdmins(Object roles) {
        api.withToken(Tokens.with("grace", Map.of("roles", roles))).get(ADMIN).is(200);
    }

    static Stream<Object> others() {
        return Stream.of(
                List.of(),
                List.of("USER"),
                List.of("admin"),
                List.of(List.of("ADMIN")),
                List.of(1),
                "",
                "NOADMIN",
                true,
                Map.of("ADMIN", true),
                List.of("ROLE_ADMIN"),
                "SUPER-ADMIN");
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesEverybodyElse(Object roles) {
        Response refusal = api.withToken(Tokens.with("ada", Map.of("roles", roles)))
                .get(ADMIN)
                .is(Problem.FORBIDDEN);

        assertThat(refusal.text("detail")).contains("ADMIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void refusesUsersWhateverTheyCall(String method) {
        assertThat(api.as("ada").send(method, ADMIN, null).status()).isIn(403, 405);
        assertThat(api.as("ada")
                        .send(method, ADMIN + "/dark-mode/enrollments/ada", null)
                        .status())
                .isIn(403, 405);
        api.as("ada").send(method, "/api/v1/admin/nothing", null).is(Problem.NOT_FOUND);
        api.as("ada").send(method, "/api/v1/admin", null).is(Problem.NOT_FOUND);
        api.as("ada").send(method, "/api/v1/admin/features/", null).is(Problem.NOT_FOUND);
    }

    @Test
    void letsAnAdminBeAUserToo() {
        api.admin().get("/api/v1/features").is(200);
    }

    @Test
    void descendsAtTheDotsOfTheSetting() {
        assertThat(rolesAt("realm_access.roles", Map.of("realm_access", Map.of("roles", List.of("ADMIN")))))
                .containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
        assertThat(rolesAt("a.b.c", Map.of("a", Map.of("b", Map.of("c", "ADMIN EDITOR")))))
                .containsExactlyInAnyOrder(Role.USER, Role.ADMIN, Role.EDITOR);
        assertThat(rolesAt("realm_access.roles", Map.of("roles", List.of("ADMIN"))))
                .containsExactly(Role.USER);
        assertThat(rolesAt("realm_access.roles", Map.of("realm_access", "ADMIN")))
                .containsExactly(Role.USER);
    }

    @Test
    void knowsAClaimWithDotsInItsName() {
        assertThat(rolesAt("https://example.com/roles", Map.of("https://example.com/roles", List.of("ADMIN"))))
                .containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
    }

    private static Set<Role> rolesAt(String claim, Map<String, Object> claims) {
        Jwt token = new Jwt(Tokens.of("ada"), Instant.EPOCH, Instant.MAX, Map.of("alg", "HS256"), withSub(claims));
        return new TokenReading(new SecuritySettings(null, claim), Clock.systemUTC())
                .convert(token)
                .getPrincipal()
                .roles();
    }

    private static Map<String, Object> withSub(Map<String, Object> claims) {
        Map<String, Object> all = new java.util.HashMap<>(claims);
        all.put("sub", "ada");
        return all;
    }
}
