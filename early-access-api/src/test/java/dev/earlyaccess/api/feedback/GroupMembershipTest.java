package dev.earlyaccess.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.team.FeedbackGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody of the company chooses which answers to hear of. */
@ApiTest
class GroupMembershipTest {

    private static final String PATH = "/api/v1/feedback-group/me";

    private final Api api;
    private final FeedbackGroup group;

    GroupMembershipTest(Api api, FeedbackGroup group) {
        this.api = api;
        this.group = group;
    }

    @Test
    void getsNoMailsBeforeJoining() {
        assertThat(staff("hedy", "hedy@example.com").get(PATH).is(200).json())
                .isEqualTo(Response.json("{\"delivery\": \"none\"}"));
    }

    @Test
    void isTheDailyDigestForTheOwnerOfAFeature() {
        api.feature("dark-mode");
        Caller owner = staff("dora", "Design@Example.com");
        assertThat(owner.get(PATH).is(200).text("delivery")).isEqualTo("daily-digest");

        api.move("dark-mode", "archived");
        assertThat(owner.get(PATH).is(200).text("delivery")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every-answer", "daily-digest", "none"})
    void isKeptForTheAddressOfTheToken(String delivery) {
        assertThat(choose(staff("hedy", "Hedy@Example.com"), delivery).is(200).json())
                .isEqualTo(Response.json("{\"delivery\": \"" + delivery + "\"}"));

        assertThat(staff("hedy", "hedy@example.com").get(PATH).text("delivery")).isEqualTo(delivery);
        assertThat(staff("max", "max@example.com").get(PATH).text("delivery")).isEqualTo("none");
        Response members = api.admin().get("/api/v1/admin/feedback-group").is(200);
        assertThat(members.items("email")).containsExactly("hedy@example.com");
        assertThat(members.items("userId")).containsExactly("hedy");
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, true", "EDITOR, true", "STAFF, false"})
    void letsThoseReplyByMailWhoMayReplyToAll(String role, boolean seesAll) {
        choose(with("grace", Map.of("email", "grace@example.com", "roles", List.of(role))), "every-answer")
                .is(200);

        assertThat(group.find("grace@example.com").orElseThrow().seesAll()).isEqualTo(seesAll);
    }

    @Test
    void isNotForUsers() {
        Caller user = with("ada", Map.of("email", "ada@example.com"));

        assertThat(user.get(PATH).is(Problem.FORBIDDEN).text("detail")).contains("STAFF", "ADMIN");
        choose(user, "every-answer").is(Problem.FORBIDDEN);
        choose(api.anonymous(), "every-answer").is(Problem.UNAUTHENTICATED);
        assertThat(api.admin().get("/api/v1/admin/feedback-group").items("email"))
                .isEmpty();
    }

    @Test
    void needsAnAddressThatIsVerified() {
        Caller unverified =
                with("hedy", Map.of("email", "hedy@example.com", "email_verified", false, "roles", List.of("STAFF")));

        assertThat(unverified.get(PATH).is(Problem.FORBIDDEN).text("detail")).contains("verified mail address");
        choose(unverified, "every-answer").is(Problem.FORBIDDEN);
        choose(api.withToken(Tokens.of("hedy", "STAFF")), "every-answer").is(Problem.FORBIDDEN);
    }

    @Test
    void isNotForMachines() {
        assertThat(api.machine("editor").get(PATH).is(Problem.FORBIDDEN).text("detail"))
                .contains("An API key has no mail address", "token of a person");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"delivery\": \"hourly\"} | delivery",
                "{\"delivery\": \"EVERY_ANSWER\"} | delivery",
                "{\"delivery\": \"none\", \"email\": \"max@example.com\"} | email"
            })
    void isOneOfThree(String body, String field) {
        staff("hedy", "hedy@example.com")
                .send("PUT", PATH, body, "Content-Type", "application/json")
                .isInvalid(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"delivery\": null}"})
    void isTheDailyDigestUnlessChosen(String body) {
        Caller hedy = staff("hedy", "hedy@example.com");
        assertThat(hedy.send("PUT", PATH, body, "Content-Type", "application/json")
                        .is(200)
                        .text("delivery"))
                .isEqualTo("daily-digest");
        assertThat(hedy.get(PATH).text("delivery")).isEqualTo("daily-digest");
    }

    private Caller staff(String user, String email) {
        return with(user, Map.of("email", email, "roles", List.of("STAFF")));
    }

    private Caller with(String user, Map<String, ?> claims) {
        return api.withToken(Tokens.with(user, claims));
    }

    private static Response choose(Caller member, String delivery) {
        return member.send("PUT", PATH, "{\"delivery\": \"" + delivery + "\"}", "Content-Type", "application/json");
    }
}
