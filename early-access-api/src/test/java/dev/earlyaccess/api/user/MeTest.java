package dev.earlyaccess.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who I am. */
@ApiTest
class MeTest {

    private final Api api;

    MeTest(Api api) {
        this.api = api;
    }

    @Test
    void showsWhatTheTokenSays() {
        assertThat(api.withToken(Tokens.with(
                                "evelyn",
                                Map.of(
                                        "name", "Evelyn Boyd",
                                        "email", "evelyn@example.com",
                                        "email_verified", true,
                                        "roles", "EDITOR other")))
                        .get("/api/v1/me")
                        .is(200)
                        .json())
                .isEqualTo(Response.json("""
                        {"userId": "evelyn", "name": "Evelyn Boyd", "email": "evelyn@example.com",
                         "roles": ["STAFF", "VIEWER", "EDITOR"]}"""));
    }

    @Test
    void showsNoRolesToUsers() {
        assertThat(api.as("ada").get("/api/v1/me").is(200).field("roles")).isEqualTo(Response.json("[]"));
    }

    @Test
    void isForPeople() {
        api.machine("admin").get("/api/v1/me").is(Problem.FORBIDDEN);
        api.anonymous().get("/api/v1/me").is(Problem.UNAUTHENTICATED);
    }
}
