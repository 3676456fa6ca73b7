package dev.earlyaccess.api.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Once it is a beta, nobody makes a feature ask less of its launch checklist without saying why. */
@ApiTest
class LoweringTest {

    private static final String DARK_MODE = "/api/v1/admin/features/dark-mode";

    private final Api api;

    LoweringTest(Api api) {
        this.api = api;
    }

    @BeforeEach
    void newMeteredMajorProduct() {
        api.feature("dark-mode");
        change("{\"size\": \"major\", \"newProduct\": true, \"metered\": true}").is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'size': 'minor'} | size",
                "{'newProduct': false} | newProduct",
                "{'metered': false} | metered",
                "{'metered': false, 'size': 'minor'} | size,metered",
                "{'metered': false, 'name': 'Night'} | metered",
            })
    void needsAReasonThatTheHistoryShows(String fields, String lowered) {
        api.move("dark-mode", "beta");
        String patch = fields.replace('\'', '"');
        String etag = api.admin().get(DARK_MODE).header("etag");

        for (String reason : List.of("", ", \"reason\": null", ", \"reason\": \" \"")) {
            Response refusal = change(with(patch, reason)).isInvalid("reason");
            assertThat(refusal.text("detail")).contains(lowered.split(","));
        }
        assertThat(api.admin().get(DARK_MODE).header("etag")).isEqualTo(etag);
        assertThat(history()).hasSize(2);

        change(with(patch, ", \"reason\": \"It got smaller.\"")).is(200);

        assertThat(history()).hasSize(3).last().isEqualTo(Response.json("""
                {"from": "beta", "to": "beta", "reason": "It got smaller.", "by": "grace", "at": "2026-06-01T09:00:00Z",
                 "overridden": [], "announced": null, "lowered": ["%s"]}""".formatted(lowered.replace(",", "\", \""))));
    }

    @Test
    void takesEffectAtTheGate() {
        api.move("dark-mode", "beta");
        change("{\"size\": \"minor\", \"newProduct\": false, \"metered\": false, \"reason\": \"It got smaller.\"}")
                .is(200);
        api.recordItem("dark-mode", "announcement", "Sent.").is(200);
        api.recordItem("dark-mode", "documentation", "Done.").is(200);

        api.admin()
                .post(DARK_MODE + "/transitions", "{\"to\": \"general-availability\"}")
                .is(201);
    }

    @Test
    void needsNoReasonBeforeItWasABeta() {
        change("{\"size\": \"minor\", \"newProduct\": false, \"metered\": false}")
                .is(200);

        assertThat(history()).hasSize(1);
    }

    @Test
    void needsAReasonAlsoAfterItWasPulledBack() {
        api.move("dark-mode", "beta");
        api.move("dark-mode", "concept");

        change("{\"metered\": false}").isInvalid("reason");
        change("{\"metered\": false, \"reason\": \"Free for all.\"}").is(200);

        assertThat(history())
                .last()
                .satisfies(entry -> assertThat(entry.get("to").asString()).isEqualTo("concept"));
    }

    @Test
    void needsAReasonOfWhatIsReleasedToo() {
        api.move("dark-mode", "beta");
        api.move("dark-mode", "general-availability");

        change("{\"metered\": false}").isInvalid("reason");
        change("{\"metered\": false, \"reason\": \"Free for all.\"}").is(200);

        assertThat(history()).last().satisfies(entry -> {
            assertThat(entry.get("from").asString()).isEqualTo("general-availability");
            assertThat(entry.get("to").asString()).isEqualTo("general-availability");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\": \"major\"}",
                "{\"metered\": true, \"name\": \"Night\"}",
                "{\"name\": \"Night\", \"reason\": \"Another name.\"}",
                "{\"reason\": \"Nothing.\"}"
            })
    void needsNoReasonWhereNothingIsLowered(String patch) {
        api.move("dark-mode", "beta");

        Response changed = change(patch).is(200);

        assertThat(changed.json().has("reason")).isFalse();
        assertThat(history()).hasSize(2);
    }

    @Test
    void needsNoReasonToAskForMore() {
        change("{\"size\": \"minor\", \"newProduct\": false, \"metered\": false}")
                .is(200);
        api.move("dark-mode", "beta");

        change("{\"size\": \"major\", \"newProduct\": true, \"metered\": true}").is(200);

        assertThat(history()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"x\"]", "{\"x\": \"y\"}", "\"a\\u0000\"", "\"\\ud800\""})
    void wantsAReasonThatCanBeRead(String reason) {
        api.move("dark-mode", "beta");

        change("{\"metered\": false, \"reason\": %s}".formatted(reason)).isInvalid("reason");
        change("{\"metered\": false, \"reason\": \"%s\"}".formatted("x".repeat(1_001)))
                .isInvalid("reason");
        change("{\"metered\": false, \"reason\": \"%s\"}".formatted("x".repeat(1_000)))
                .is(200);
    }

    @Test
    void isNoLaunch() {
        api.move("dark-mode", "beta");
        String began = api.admin().get(DARK_MODE).text("stageSince");
        JsonNode launch = api.admin().get(DARK_MODE + "/launch").is(200).json();

        change("{\"metered\": false, \"reason\": \"It got smaller.\"}").is(200);

        assertThat(api.admin().get(DARK_MODE).text("stageSince")).isEqualTo(began);
        assertThat(api.admin().get(DARK_MODE + "/launch").json()).isEqualTo(launch);
    }

    private static String with(String patch, String reason) {
        return patch.replaceFirst("}$", reason + "}");
    }

    private Response change(String patch) {
        return api.admin().patch(DARK_MODE, patch);
    }

    private List<JsonNode> history() {
        return api.admin()
                .get(DARK_MODE + "/transitions")
                .is(200)
                .field("items")
                .valueStream()
                .toList();
    }
}
