package dev.earlyaccess.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the owner and the managers of a feature may do with the role STAFF alone. */
@ApiTest
class OwnersTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String DARK_MODE = FEATURES + "/dark-mode";

    private final Api api;

    OwnersTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void ownFeatures() {
        api.feature("dark-mode");
        api.feature("quiet-hours");
        api.admin()
                .patch(FEATURES + "/quiet-hours", "{\"owner\": {\"email\": \"other@example.com\"}}")
                .is(200);
    }

    private Caller staff(String address) {
        return api.withToken(Tokens.with(
                "max", Map.of("roles", List.of("STAFF"), "email", address, "name", "Max", "email_verified", true)));
    }

    @Test
    void letOwnersChangeTheirFeature() {
        Caller owner = staff("Design@Example.com");

        owner.patch(DARK_MODE, "{\"name\": \"Darker\"}").is(200);
        owner.get(DARK_MODE).is(200);
        owner.get(DARK_MODE + "/enrollments").is(200);
        owner.put(DARK_MODE + "/checklist/announcement", "{\"evidence\": \"https://example.com/news\"}")
                .is(200);
        owner.post(DARK_MODE + "/transitions", "{\"to\": \"beta\"}").is(201);
        owner.post(DARK_MODE + "/updates", "{\"subject\": \"News\", \"markdown\": \"Faster.\"}")
                .is(201);
    }

    @Test
    void letOwnersChangeNoOtherFeature() {
        Caller owner = staff("design@example.com");

        assertThat(owner.patch(FEATURES + "/quiet-hours", "{\"name\": \"Mine\"}")
                        .is(Problem.FORBIDDEN)
                        .text("detail"))
                .contains("EDITOR", "ADMIN", "owner");
        owner.get(FEATURES + "/quiet-hours").is(Problem.FORBIDDEN);
        owner.get(FEATURES + "/nothing").is(Problem.FORBIDDEN);
        assertThat(api.admin().get(FEATURES + "/quiet-hours").text("name")).isEqualTo("QUIET-HOURS");
    }

    @Test
    void letManagersDoTheSame() {
        Caller manager = staff("Grace@example.com");
        manager.patch(DARK_MODE, "{\"name\": \"Darker\"}").is(Problem.FORBIDDEN);

        api.admin().patch(DARK_MODE, "{\"managers\": [\"GRACE@example.com\"]}").is(200);

        manager.patch(DARK_MODE, "{\"name\": \"Darker\"}").is(200);
        assertThat(manager.get(FEATURES).is(200).json().toString())
                .contains("dark-mode")
                .doesNotContain("quiet-hours");
        assertThat(api.as("ada")
                        .get("/api/v1/features/dark-mode")
                        .is(200)
                        .json()
                        .toString())
                .doesNotContain("grace@example.com");
    }

    @Test
    void needAnAddressToOwnWhatTheyCreate() {
        assertThat(api.withToken(Tokens.of("max", "STAFF"))
                        .post(FEATURES, "{\"key\": \"mine\", \"name\": \"Mine\"}")
                        .is(Problem.FORBIDDEN)
                        .text("detail"))
                .contains("own the concepts that you create", "email_verified")
                .doesNotContain("mail to");
    }

    @Test
    void needTheRoleBesideTheAddress() {
        Caller noStaff = api.withToken(Tokens.with("max", Map.of("email", "design@example.com")));

        noStaff.patch(DARK_MODE, "{\"name\": \"Mine\"}").is(Problem.FORBIDDEN);
        noStaff.get(FEATURES).is(Problem.FORBIDDEN);
    }

    @Test
    void listTheirOwnFeatures() {
        assertThat(staff("design@example.com").get(FEATURES).is(200).json().toString())
                .contains("dark-mode")
                .doesNotContain("quiet-hours");
        assertThat(staff("nobody@example.com").get(FEATURES).is(200).json().toString())
                .doesNotContain("dark-mode", "quiet-hours");
    }

    @Test
    void areTheStaffWhoCreateAConcept() {
        Caller max = staff("max@example.com");

        assertThat(max.post(FEATURES, "{\"name\": \"Voice notes\"}")
                        .is(201)
                        .json()
                        .get("owner")
                        .toString())
                .isEqualTo("{\"name\":\"Max\",\"email\":\"max@example.com\",\"team\":null}");
        max.patch(FEATURES + "/voice-notes", "{\"description\": \"Speak.\"}").is(200);
        max.post(FEATURES, "{\"name\": \"A\", \"owner\": {\"email\": \"other@example.com\"}}")
                .is(Problem.FORBIDDEN);
        max.post(FEATURES, Api.readyForBeta("b").replace("\"key\"", "\"stage\": \"beta\", \"key\""))
                .is(Problem.FORBIDDEN);
        api.withToken(Tokens.of("max", "STAFF"))
                .post(FEATURES, "{\"name\": \"C\"}")
                .is(Problem.FORBIDDEN);
    }

    @Test
    void cannotOverrideTheChecklist() {
        api.move("dark-mode", "beta");
        String move = "{\"to\": \"general-availability\", \"reason\": \"Now.\", \"overrideChecklist\": true}";

        staff("design@example.com").post(DARK_MODE + "/transitions", move).is(Problem.FORBIDDEN);
        api.withToken(Tokens.of("max", "EDITOR"))
                .post(DARK_MODE + "/transitions", move)
                .is(Problem.FORBIDDEN);
        api.admin().post(DARK_MODE + "/transitions", move).is(201);
    }

    @Test
    void areHiddenFromViewers() {
        api.admin().patch(DARK_MODE, "{\"managers\": [\"grace@example.com\"]}").is(200);

        for (String role : List.of("VIEWER", "SUPPORT", "EDITOR")) {
            String seen = api.withToken(Tokens.of("max", role))
                    .get(DARK_MODE)
                    .is(200)
                    .json()
                    .toString();
            assertThat(seen.contains("grace@example.com")).as(role).isEqualTo(!role.equals("VIEWER"));
            assertThat(seen.contains("design@example.com")).as(role).isEqualTo(!role.equals("VIEWER"));
        }
    }

    @Test
    void cannotBeFoundOutByViewers() {
        Caller viewer = api.withToken(Tokens.of("max", "VIEWER"));
        for (String search : List.of(
                "/deliveries?recipient=design@example.com",
                "/attention?owner=design@example.com",
                "/feedback?q=design@example.com")) {
            assertThat(viewer.get("/api/v1/admin" + search)
                            .is(Problem.FORBIDDEN)
                            .text("detail"))
                    .contains("SUPPORT");
            api.withToken(Tokens.of("max", "SUPPORT"))
                    .get("/api/v1/admin" + search)
                    .is(200);
        }
        viewer.get("/api/v1/admin/deliveries?recipient=ada").is(200);
    }
}
