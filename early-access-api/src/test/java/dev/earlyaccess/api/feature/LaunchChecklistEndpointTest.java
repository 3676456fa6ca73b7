package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must be true before a feature is for everybody. */
@ApiTest
class LaunchChecklistEndpointTest {

    private static final String FEATURES = "/api/v1/admin/features";
    private static final String DARK_MODE = FEATURES + "/dark-mode";
    private static final String CHECKLIST = DARK_MODE + "/checklist";
    private static final String TRANSITIONS = DARK_MODE + "/transitions";
    private static final String ALL = "{\"size\": \"major\", \"newProduct\": true, \"metered\": true}";

    /** Those of every company, then the one that the settings of these tests add. */
    private static final List<String> ITEMS = List.of(
            "announcement",
            "documentation",
            "usage-dashboard",
            "rfc",
            "billing",
            "marketing-notice",
            "billing-notice",
            "activation-criteria",
            "security-review");

    private final Api api;
    private final HandMovedClock clock;

    LaunchChecklistEndpointTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Test
    void requiresEveryItemOfANewMeteredMajorProduct() {
        beta(ALL);
        List<String> unmet = new ArrayList<>(ITEMS);
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).isEqualTo(unmet);

        for (String item : ITEMS) {
            record(item, "https://example.com/" + item).is(200);
            if (!item.endsWith("-notice") && !item.equals("security-review")) {
                unmet.remove(item);
            }
            assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item"))
                    .isEqualTo(unmet);
        }
        clock.forward(Duration.ofDays(7));
        unmet.remove("security-review");
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).isEqualTo(unmet);
        assertThat(unmet).containsExactly("marketing-notice", "billing-notice");
        clock.forward(Duration.ofDays(7).minusSeconds(1));
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).isEqualTo(unmet);
        assertThat(api.admin().get(DARK_MODE).text("stage")).isEqualTo("beta");
        clock.forward(Duration.ofSeconds(1));

        assertThat(release().is(201).field("overridden")).isEmpty();
        assertThat(api.as("ada").get("/api/v1/features/dark-mode").text("enabled"))
                .isEqualTo("true");
    }

    @Test
    void saysOfEveryUnmetItemWhyItBindsAndHowToMeetIt() {
        beta("{\"metered\": true, \"size\": \"major\"}");
        record("marketing-notice", "Told Mary.").is(200);

        Response refusal = release().is(Problem.CHECKLIST_UNMET);

        assertThat(unmet(refusal, "announcement")).isEqualTo(Response.json("""
                {"item": "announcement", "title": "An announcement",
                 "why": "Every feature needs this item. Users want to know what is new when they get it.",
                 "how": "Write the announcement, and record its link or its text.", "metFrom": null}"""));
        assertThat(unmet(refusal, "billing-notice").get("why").asString())
                .startsWith("The feature needs this item because it is major and metered.");
        assertThat(unmet(refusal, "billing-notice").get("how").asString()).contains("at least 14 days before");
        assertThat(unmet(refusal, "marketing-notice").get("how").asString())
                .contains("Wait until 2026-06-15T09:00:00Z", "2026-06-01T09:00:00Z");
        assertThat(unmet(refusal, "marketing-notice").get("metFrom").asString()).isEqualTo("2026-06-15T09:00:00Z");
        assertThat(refusal.text("detail")).contains("dark-mode", "announcement", "an admin can override");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                        | announcement,documentation",
                "{'size': 'major'}         | announcement,documentation,usage-dashboard,marketing-notice,billing-notice",
                "{'newProduct': true}      | announcement,documentation,rfc,activation-criteria,security-review",
                "{'metered': true}         | announcement,documentation,billing,marketing-notice,billing-notice",
            })
    void bindsAsMuchAsTheFeatureIs(String traits, String binding) {
        beta(traits.replace('\'', '"'));

        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).containsExactly(binding.split(","));
        assertThat(api.admin()
                        .get(CHECKLIST)
                        .field("items")
                        .valueStream()
                        .filter(item -> item.get("binds").booleanValue())
                        .map(item -> item.get("item").asString()))
                .containsExactly(binding.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"concept", "beta", "general-availability", "archived"})
    void isShownInEveryStage(String stage) {
        beta(ALL);
        if (!stage.equals("beta")) {
            api.move("dark-mode", stage);
        }

        Response checklist = api.admin().get(CHECKLIST).is(200);

        assertThat(checklist.field("met").booleanValue()).isFalse();
        assertThat(checklist.items("item")).isEqualTo(ITEMS);
    }

    @Test
    void showsWhoRecordedWhatAndWhen() {
        beta("{}");
        clock.forward(Duration.ofHours(1));

        Response recorded = api.withToken(Tokens.of("linus", "ADMIN"))
                .put(CHECKLIST + "/announcement", """
                        {"evidence": " https://blog.example.com/dark ", "note": " Goes out at noon. "}""")
                .is(200);

        assertThat(recorded.json()).isEqualTo(Response.json("""
                {"item": "announcement", "title": "An announcement", "binds": true, "bindsWhen": ["always"], "met": true,
                 "metFrom": "2026-06-01T10:00:00Z",
                 "why": "Every feature needs this item. Users want to know what is new when they get it.",
                 "how": "Write the announcement, and record its link or its text.", "noticeDays": 0,
                 "evidence": "https://blog.example.com/dark", "note": "Goes out at noon.", "recordedBy": "linus",
                 "recordedAt": "2026-06-01T10:00:00Z"}"""));
        assertThat(api.admin().get(CHECKLIST).field("items.0")).isEqualTo(recorded.json());
    }

    @Test
    void isMetOnceEveryItemThatBindsIs() {
        beta("{}");
        record("announcement", "Sent.");
        assertThat(api.admin().get(CHECKLIST).field("met").booleanValue()).isFalse();

        record("documentation", "Done.");

        assertThat(api.admin().get(CHECKLIST).field("met").booleanValue()).isTrue();
        release().is(201);
    }

    @Test
    void countsTheDaysFromTheEvidenceAndNotFromTheNote() {
        beta("{\"size\": \"major\"}");
        record("marketing-notice", "Told Mary.");
        clock.forward(Duration.ofDays(10));

        Response noted = api.withToken(Tokens.of("linus", "ADMIN"))
                .put(CHECKLIST + "/marketing-notice", "{\"evidence\": \"Told Mary.\", \"note\": \"She agrees.\"}")
                .is(200);
        assertThat(noted.text("note")).isEqualTo("She agrees.");
        assertThat(noted.text("recordedBy")).isEqualTo("grace");
        assertThat(noted.text("recordedAt")).isEqualTo("2026-06-01T09:00:00Z");
        assertThat(noted.text("metFrom")).isEqualTo("2026-06-15T09:00:00Z");
        clock.forward(Duration.ofDays(4));
        assertThat(item("marketing-notice").get("met").booleanValue()).isTrue();

        assertThat(record("marketing-notice", "Told Paul.").text("metFrom")).isEqualTo("2026-06-29T09:00:00Z");
        assertThat(item("marketing-notice").get("met").booleanValue()).isFalse();
    }

    @Test
    void begins14DaysAnewAfterItWasTakenBack() {
        beta("{\"size\": \"major\"}");
        record("marketing-notice", "Told Mary.");
        clock.forward(Duration.ofDays(14));

        Response takenBack = api.admin().delete(CHECKLIST + "/marketing-notice").is(200);

        assertThat(takenBack.field("met").booleanValue()).isFalse();
        assertThat(takenBack.field("evidence").isNull()).isTrue();
        assertThat(takenBack.field("metFrom").isNull()).isTrue();
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).contains("marketing-notice");
        assertThat(record("marketing-notice", "Told Mary.").text("metFrom")).isEqualTo("2026-06-29T09:00:00Z");
    }

    @Test
    void takesNothingBackTwice() {
        beta("{}");

        assertThat(api.admin().delete(CHECKLIST + "/announcement").is(200).json())
                .isEqualTo(item("announcement"));
    }

    @Test
    void acceptsNoDateFromTheCaller() {
        beta("{}");

        api.admin()
                .put(CHECKLIST + "/announcement", "{\"evidence\": \"Sent.\", \"recordedAt\": \"2026-05-01T09:00:00Z\"}")
                .isInvalid("recordedAt");
    }

    @Test
    void findsActivationCriteriaOnTheFeature() {
        beta("{\"newProduct\": true, \"activationCriteria\": \"Kept it on for a week.\"}");

        assertThat(item("activation-criteria").get("met").booleanValue()).isTrue();
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item"))
                .containsExactly("announcement", "documentation", "rfc", "security-review");

        api.admin().patch(DARK_MODE, "{\"activationCriteria\": null}").is(200);
        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).contains("activation-criteria");
    }

    @Test
    void canBeWorkedOnWhileItIsAConcept() {
        api.feature("dark-mode");
        record("announcement", "Sent.").is(200);
        record("documentation", "Done.").is(200);
        api.move("dark-mode", "beta");

        release().is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general-availability", "archived"})
    void staysAsItIsInOtherStages(String stage) {
        beta("{}");
        record("announcement", "Sent.").is(200);
        api.move("dark-mode", stage);

        assertThat(record("documentation", "Done.").is(Problem.CHECKLIST_CLOSED).text("stage"))
                .isEqualTo(stage);
        api.admin().delete(CHECKLIST + "/announcement").is(Problem.CHECKLIST_CLOSED);
        assertThat(item("announcement").get("evidence").asString()).isEqualTo("Sent.");
    }

    @Test
    void isNeededAgainAfterARollback() {
        beta("{}");
        record("announcement", "Sent.").is(200);
        record("documentation", "Done.").is(200);
        release().is(201);
        api.move("dark-mode", "beta");

        api.admin().delete(CHECKLIST + "/documentation").is(200);

        assertThat(release().is(Problem.CHECKLIST_UNMET).each("unmet", "item")).containsExactly("documentation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"announcements", "ANNOUNCEMENT", "x%20y"})
    void saysWhichItemsThereAre(String item) {
        beta("{}");

        Response refusal = record(item, "Done.").is(Problem.CHECKLIST_ITEM_NOT_FOUND);

        assertThat(refusal.field("known").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(ITEMS);
        api.admin().delete(CHECKLIST + "/" + item).is(Problem.CHECKLIST_ITEM_NOT_FOUND);
    }

    @Test
    void respondsWith404ForAnUnknownFeature() {
        api.admin().get(CHECKLIST).is(Problem.FEATURE_NOT_FOUND);
        record("announcement", "Sent.").is(Problem.FEATURE_NOT_FOUND);
        api.admin().delete(CHECKLIST + "/announcement").is(Problem.FEATURE_NOT_FOUND);
    }

    static Stream<String> bad() {
        return Stream.of(
                "{}                                    | evidence",
                "{'evidence': null}                    | evidence",
                "{'evidence': ' \\n '}                 | evidence",
                "{'evidence': 1}                       | evidence",
                "{'evidence': ['x']}                   | evidence",
                "{'evidence': 'a\\u0000'}              | evidence",
                "{'evidence': '" + "x".repeat(2_001) + "'} | evidence",
                "{'evidence': 'x', 'note': 'a\\u001b'} | note",
                "{'evidence': 'x', 'note': '" + "x".repeat(2_001) + "'} | note",
                "{'evidence': 'x', 'by': 'ada'}        | by",
                "'x'                                   | body",
                "[]                                    | body");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void wantsEvidenceThatCanBeRead(String bodyAndField) {
        beta("{}");
        String[] parts = bodyAndField.split("\\|");

        api.admin()
                .put(CHECKLIST + "/announcement", parts[0].strip().replace('\'', '"'))
                .isInvalid(parts[1].strip());
        assertThat(item("announcement").get("evidence").isNull()).isTrue();
    }

    @Test
    void isOverriddenWithAReasonThatTheHistoryShows() {
        beta("{}");
        record("announcement", "Sent.").is(200);

        Response step =
                move("{\"to\": \"general-availability\", \"overrideChecklist\": true, \"reason\": \"It can't wait.\"}")
                        .is(201);

        assertThat(step.json()).isEqualTo(Response.json("""
                {"from": "beta", "to": "general-availability", "reason": "It can't wait.", "by": "grace",
                 "at": "2026-06-01T09:00:00Z", "overridden": ["documentation"], "announced": true, "lowered": []}"""));
        assertThat(api.admin().get(TRANSITIONS).field("items").valueStream())
                .last()
                .isEqualTo(step.json());
    }

    @Test
    void recordsNothingAsOverriddenWhereNothingWas() {
        beta("{}");
        record("announcement", "Sent.").is(200);
        record("documentation", "Done.").is(200);

        assertThat(move("{\"to\": \"general-availability\", \"overrideChecklist\": true, \"reason\": \"To be sure.\"}")
                        .is(201)
                        .field("overridden"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"reason\": null", ", \"reason\": \" \""})
    void isNotOverriddenWithoutAReason(String reason) {
        beta("{}");

        move("{\"to\": \"general-availability\", \"overrideChecklist\": true%s}".formatted(reason))
                .isInvalid("reason");
        assertThat(api.admin().get(DARK_MODE).text("stage")).isEqualTo("beta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"concept", "archived"})
    void canNotBeOverriddenWhereItIsNotNeeded(String to) {
        beta("{}");

        move("{\"to\": \"%s\", \"overrideChecklist\": true, \"reason\": \"Because.\"}".formatted(to))
                .isInvalid("overrideChecklist");
        move("{\"to\": \"%s\", \"overrideChecklist\": false, \"reason\": \"Because.\"}".formatted(to))
                .is(201);
    }

    @Test
    void refusesToOverrideAnIllegalTransition() {
        api.feature("dark-mode");

        move("{\"to\": \"general-availability\", \"overrideChecklist\": true, \"reason\": \"Because.\"}")
                .is(Problem.ILLEGAL_STAGE_TRANSITION);
    }

    /** A beta that is what these fields say. */
    private void beta(String fields) {
        api.feature("dark-mode");
        api.admin().patch(DARK_MODE, fields).is(200);
        api.move("dark-mode", "beta");
    }

    private Response record(String item, String evidence) {
        return api.recordItem("dark-mode", item, evidence);
    }

    private Response release() {
        return move("{\"to\": \"general-availability\"}");
    }

    private Response move(String body) {
        return api.admin().post(TRANSITIONS, body);
    }

    private JsonNode item(String name) {
        return api.admin()
                .get(CHECKLIST)
                .field("items")
                .valueStream()
                .filter(item -> item.get("item").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode unmet(Response refusal, String name) {
        return refusal.field("unmet")
                .valueStream()
                .filter(item -> item.get("item").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
