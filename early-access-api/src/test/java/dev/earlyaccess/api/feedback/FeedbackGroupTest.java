package dev.earlyaccess.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears of what users say, as admins see and change it. */
@ApiTest
class FeedbackGroupTest {

    private static final String GROUP = "/api/v1/admin/feedback-group";

    private final Api api;

    FeedbackGroupTest(Api api) {
        this.api = api;
    }

    @Test
    void beginsWithTheOwnersOfFeatures() {
        api.feature("dark-mode");
        api.feature("focus-mode");

        assertThat(api.admin().get(GROUP).is(200).json()).isEqualTo(Response.json("""
                {"items": [{"email": "design@example.com", "userId": null, "delivery": "daily-digest",
                            "owner": true, "exec": false, "changedAt": null, "unreachable": null}], "next": null}"""));
    }

    @Test
    void losesTheOwnerOfAnArchivedFeature() {
        api.feature("dark-mode", "archived");

        assertThat(api.admin().get(GROUP).items("email")).isEmpty();
    }

    @Test
    void addsAMemberForAnAdmin() {
        assertThat(choose("Hedy@Example.com", "every-answer").is(200).json()).isEqualTo(Response.json("""
                {"email": "hedy@example.com", "userId": null, "delivery": "every-answer",
                 "owner": false, "exec": false, "changedAt": "2026-06-01T09:00:00Z", "unreachable": null}"""));
        assertThat(api.admin().get(GROUP).items("delivery")).containsExactly("every-answer");

        assertThat(api.admin().delete(GROUP + "/HEDY@example.com").is(200).json())
                .isEqualTo(Response.json("""
                {"email": "hedy@example.com", "userId": null, "delivery": "none",
                 "owner": false, "exec": false, "changedAt": null, "unreachable": null}"""));
        assertThat(api.admin().get(GROUP).items("email")).isEmpty();
        api.admin().delete(GROUP + "/hedy@example.com").is(200);
    }

    @Test
    void keepsAnOwnerOutUntilThatIsForgotten() {
        api.feature("dark-mode");
        choose("design@example.com", "none").is(200);
        assertThat(api.admin().get(GROUP).items("delivery")).containsExactly("none");

        api.admin().delete(GROUP + "/design@example.com").is(200);
        assertThat(api.admin().get(GROUP).items("delivery")).containsExactly("daily-digest");
    }

    @Test
    void isReadPageByPage() {
        for (String name : List.of("carl", "ada", "bob")) {
            choose(name + "@example.com", "daily-digest").is(200);
        }

        Response first = api.admin().get(GROUP + "?limit=2").is(200);
        assertThat(first.items("email")).containsExactly("ada@example.com", "bob@example.com");
        Response second =
                api.admin().get(GROUP + "?limit=2&after=" + first.text("next")).is(200);
        assertThat(second.items("email")).containsExactly("carl@example.com");
        assertThat(second.field("next").isNull()).isTrue();
        api.admin().get(GROUP + "?limit=201").isInvalid("limit");
        api.admin().get(GROUP + "?after=x").isInvalid("after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c"})
    void takesNothingButAddresses(String email) {
        choose(email, "none").isInvalid("email");
        api.admin().delete(GROUP + "/" + email).isInvalid("email");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        api.admin()
                .send("PUT", GROUP + "/hedy@example.com", "{}", "Content-Type", "application/json")
                .isInvalid("delivery");
    }

    @Test
    void isForAdminsAlone() {
        String staff = Tokens.with("hedy", Map.of("email", "hedy@example.com", "roles", List.of("STAFF")));

        api.withToken(staff).get(GROUP).is(Problem.FORBIDDEN);
        api.withToken(staff).delete(GROUP + "/design@example.com").is(Problem.FORBIDDEN);
    }

    private Response choose(String email, String delivery) {
        return api.admin()
                .send(
                        "PUT",
                        GROUP + "/" + email,
                        "{\"delivery\": \"" + delivery + "\"}",
                        "Content-Type",
                        "application/json");
    }
}
