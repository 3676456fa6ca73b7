package dev.earlyaccess.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.endtoend.Client;
import dev.earlyaccess.endtoend.Response;
import dev.earlyaccess.endtoend.WholeService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The problems that are documented are those that are answered. */
@WholeService
class DocumentedProblemsTest {

    private static final String FEATURES = "/api/v1/admin/features";

    @Autowired
    private Client client;

    @Autowired
    private ProblemExamples examples;

    private JsonNode fields;

    @BeforeEach
    void readTheSchema() {
        fields = client.get("/v3/api-docs").json().at("/components/schemas/Problem/properties");
    }

    @Test
    void saysWhichFieldsAProblemHas() {
        Client admin = client.asAdmin();
        admin.post(FEATURES, "{\"name\": \"Documented problems\"}");
        admin.post(FEATURES, """
                {"key": "unmet", "name": "Unmet", "description": "A beta", "stage": "beta",
                 "documentationUrl": "https://docs.example.com", "owner": {"name": "Ada", "email": "ada@example.com"}}""");
        Stream.<Function<Client, Response>>of(
                        api -> api.post(FEATURES, "{\"name\": \"\"}"),
                        api -> api.post(FEATURES, "{\"name\": \"Documented problems\"}"),
                        api -> api.post(FEATURES + "/documented-problems/transitions", "{\"to\": \"beta\"}"),
                        api -> api.post(
                                FEATURES + "/documented-problems/transitions", "{\"to\": \"general-availability\"}"),
                        api -> api.post(FEATURES + "/unmet/transitions", "{\"to\": \"general-availability\"}"),
                        api -> api.delete(FEATURES + "/unmet/checklist/nothing"),
                        api -> api.get(FEATURES + "/no-such-feature"))
                .map(call -> call.apply(admin))
                .forEach(problem -> assertThat(fields.propertyNames())
                        .as(problem.body())
                        .containsAll(problem.json().propertyNames()));
    }

    @ParameterizedTest
    @EnumSource
    void showsOnEachPageARealProblem(Problem problem) {
        assertThat(examples.of(problem))
                .containsEntry("type", "https://early-access.example.com/problems/" + problem.code())
                .containsEntry("title", problem.title())
                .containsEntry("status", problem.status().value());
        assertThat(fields.propertyNames()).containsAll(examples.of(problem).keySet());
    }
}
