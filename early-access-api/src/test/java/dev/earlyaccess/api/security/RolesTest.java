package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                List.of("SERVER"),
                List.of("USER", "OWNER", "constructor"),
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
                .containsExactly("ADMIN");
        assertThat(rolesAt("a.b.c", Map.of("a", Map.of("b", Map.of("c", "ADMIN USER")))))
                .containsExactly("ADMIN", "USER");
        assertThat(rolesAt("realm_access.roles", Map.of("roles", List.of("ADMIN"))))
                .isEmpty();
        assertThat(rolesAt("realm_access.roles", Map.of("realm_access", "ADMIN")))
                .isEmpty();
    }

    @Test
    void knowsAClaimWithDotsInItsName() {
        assertThat(rolesAt("https://example.com/roles", Map.of("https://example.com/roles", List.of("ADMIN"))))
                .containsExactly("ADMIN");
    }

    @Test
    void knowsARoleThatStandsInTheElementsOfAList() {
        assertThat(rolesAt("groups.name", Map.of("groups", List.of(Map.of("name", "ADMIN"), Map.of("name", "USER")))))
                .containsExactly("ADMIN", "USER");
    }

    @Test
    void findsAClientWithDotsInItsName() {
        assertThat(rolesAt(
                        "resource_access.my.client.roles",
                        Map.of("resource_access", Map.of("my.client", Map.of("roles", List.of("ADMIN"))))))
                .containsExactly("ADMIN");
    }

    @Test
    void givesNoRolesWithoutAPath() {
        assertThat(rolesAt("", Map.of("", List.of("ADMIN"), "roles", List.of("ADMIN"))))
                .isEmpty();
    }

    @Test
    void givesTheRolesOfThisServiceForOnesOwn() {
        TokenRoles roles = new TokenRoles(
                "groups",
                List.of(
                        new RoleMapping("product-team", "EDITOR"),
                        new RoleMapping("product-team", "STAFF"),
                        new RoleMapping("Team leads", "ADMIN")));

        assertThat(roles.in(Map.of("groups", List.of("product-team", "SUPPORT", "others"))))
                .containsExactly("EDITOR", "STAFF", "SUPPORT", "others");
        assertThat(roles.in(Map.of("groups", "Team leads"))).containsExactly("ADMIN");
        assertThat(roles.in(Map.of("groups", "team-leads product-team")))
                .containsExactly("team-leads", "EDITOR", "STAFF");
    }

    private static Set<String> rolesAt(String claim, Map<String, Object> claims) {
        return new TokenRoles(claim, List.of()).in(claims);
    }
}
