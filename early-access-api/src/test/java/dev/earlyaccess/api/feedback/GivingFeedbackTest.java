package dev.earlyaccess.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.testing.HandMovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class GivingFeedbackTest {

    private static final String PATH = "/api/v1/features/dark-mode/feedback";
    private static final String INBOX = "/api/v1/admin/feedback";

    private final Api api;
    private final HandMovedClock clock;

    GivingFeedbackTest(Api api, HandMovedClock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Test
    void respondsWithTheStoredFeedback() {
        api.feature("dark-mode", "beta");

        Response given = api.as("ada").post(PATH, """
                {"text": "Too dark.\\r\\nReally 😀", "rating": 2}""").is(201);

        assertThat(given.json()).isEqualTo(Response.json("""
                {"id": %s, "feature": "dark-mode", "text": "Too dark.\\nReally 😀", "rating": 2,
                 "receivedAt": "2026-06-01T09:00:00Z"}""".formatted(given.field("id"))));
        assertThat(api.admin().get(INBOX).items("text")).containsExactly("Too dark.\nReally 😀");
    }

    @Test
    void needsNoRating() {
        api.feature("dark-mode", "beta");

        assertThat(api.as("ada")
                        .post(PATH, "{\"text\": \"Fine\"}")
                        .is(201)
                        .field("rating")
                        .isNull())
                .isTrue();
        api.as("ada").post(PATH, "{\"text\": \"Good\", \"rating\": null}").is(201);
        assertThat(api.admin().get(INBOX).items("text")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "4.5", "4.0", "\"4\"", "\"\"", "true", "[]", "{}", "99999999999", "1e300"})
    void takesWholeNumbersFromOneToFive(String rating) {
        api.feature("dark-mode", "beta");

        api.as("ada")
                .post(PATH, "{\"text\": \"Fine\", \"rating\": %s}".formatted(rating))
                .isInvalid("rating");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\n", "\\u0000", "a\\u001b[2J", "\\ud83d", "\\u0085"})
    void takesTextThatCanBeRead(String text) {
        api.feature("dark-mode", "beta");

        api.as("ada").post(PATH, "{\"text\": \"%s\"}".formatted(text)).isInvalid("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"text\": null, ", "\"text\": \"\", ", "\"text\": \" \", "})
    void takesARatingAlone(String text) {
        api.feature("dark-mode", "beta");

        Response given =
                api.as("ada").post(PATH, "{%s\"rating\": 4}".formatted(text)).is(201);

        assertThat(given.text("text")).isEmpty();
        assertThat(given.text("rating")).isEqualTo("4");
        assertThat(api.admin().get(INBOX).items("text")).containsExactly("");
    }

    @Test
    void refusesTextThatIsTooLong() {
        api.feature("dark-mode", "beta");

        api.as("ada")
                .post(PATH, "{\"text\": \"%s\"}".formatted("x".repeat(10_001)))
                .isInvalid("text");
        api.as("ada")
                .post(PATH, "{\"text\": \"%s\"}".formatted("x".repeat(10_000)))
                .is(201);
        api.as("ada").post(PATH, "{}").isInvalid("text");
        api.as("ada").post(PATH, "{\"text\": \"Fine\", \"stars\": 4}").isInvalid("stars");
    }

    @Test
    void isTakenUntilTheFeatureIsArchived() {
        api.feature("dark-mode");
        give("I want it at night").is(201);
        api.move("dark-mode", "beta");
        give("Fine").is(201);
        api.move("dark-mode", "general-availability");
        give("At last").is(201);
        api.move("dark-mode", "archived");
        assertThat(give().is(Problem.CLOSED_FOR_FEEDBACK).text("stage")).isEqualTo("archived");
        api.as("ada")
                .post("/api/v1/features/no-such/feedback", "{\"text\": \"Fine\"}")
                .is(Problem.FEATURE_NOT_FOUND);
        assertThat(api.admin().get(INBOX).items("stage")).containsExactly("general-availability", "beta", "concept");
    }

    @Test
    void storesRepeatedFeedbackOnce() {
        api.feature("dark-mode", "beta");

        Response first = give().is(201);

        assertThat(give().is(201).json()).isEqualTo(first.json());
        assertThat(api.admin().get(INBOX).items("text")).hasSize(1);
    }

    @Test
    void limitsFeedbackPerHour() {
        api.feature("dark-mode", "beta");
        for (int n = 0; n < 200; n++) {
            give("No. " + n).is(201);
        }
        clock.forward(Duration.ofMinutes(31));

        Response refused = give("One more").is(Problem.TOO_MUCH_FEEDBACK);
        assertThat(refused.header("Retry-After")).isEqualTo("1740");
        assertThat(refused.text("retryAfterSeconds")).isEqualTo("1740");
        assertThat(refused.text("detail")).contains("200 feedback entries", "1740 seconds");

        clock.forward(Duration.ofMinutes(29));
        give("One more").is(201);
    }

    @Test
    void wantsToKnowWhoSaysIt() {
        api.feature("dark-mode", "beta");

        api.anonymous().post(PATH, "{\"text\": \"Fine\"}").is(Problem.UNAUTHENTICATED);
    }

    private Response give() {
        return give("Fine");
    }

    private Response give(String text) {
        return api.as("ada").post(PATH, "{\"text\": \"%s\"}".formatted(text));
    }
}
