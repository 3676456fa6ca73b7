package dev.earlyaccess.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that reach no operation: wrong method, wrong media type, wrong address. */
@ApiTest
class InvalidRequestTest {

    private final Api api;

    InvalidRequestTest(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /api/v1/features                             | GET",
                "DELETE | /api/v1/features/dark-mode                   | GET",
                "POST   | /api/v1/features/dark-mode/enrollment        | DELETE,PUT",
                "GET    | /api/v1/features/dark-mode/enrollment        | DELETE,PUT",
                "PUT    | /api/v1/admin/features                       | GET,POST",
                "DELETE | /api/v1/admin/features/dark-mode             | GET,PATCH",
                "PUT    | /api/v1/admin/features/dark-mode             | GET,PATCH",
                "PUT    | /api/v1/admin/features/dark-mode/transitions | GET,POST",
                "POST   | /api/v1/admin/features/dark-mode/checklist   | GET",
                "GET    | /api/v1/admin/features/dark-mode/checklist/x | DELETE,PUT",
                "POST   | /api/v1/admin/features/dark-mode/enrollments | GET",
                "POST   | /api/v1/admin/features/dark-mode/launch      | GET,PUT",
                "GREET  | /api/v1/features                             | GET",
                "POST   | /problems                                    | GET",
            })
    void saysWhichMethodsItTakes(String method, String path, String allowed) {
        Response response = api.admin()
                .send(method, path, "{}", "Content-Type", "application/json")
                .is(Problem.METHOD_NOT_ALLOWED);

        assertThat(response.header("allow").split(", ?")).containsExactlyInAnyOrder(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/yaml",
                "application/octet-stream"
            })
    void saysWhichMediaTypeItTakes(String mediaType) {
        api.feature("dark-mode");
        for (String path : new String[] {"/api/v1/admin/features", "/api/v1/admin/features/dark-mode/transitions"}) {
            Response response = api.admin()
                    .send("POST", path, "{}", "Content-Type", mediaType)
                    .is(Problem.UNSUPPORTED_MEDIA_TYPE);
            assertThat(response.text("detail")).contains("application/json");
        }
    }

    @Test
    void wantsAMediaTypeThatIsOne() {
        assertThat(api.admin()
                        .send("POST", "/api/v1/admin/features", "{}", "Content-Type", "nonsense")
                        .status())
                .isIn(400, 415);
        assertThat(api.admin().send("POST", "/api/v1/admin/features", "{}").status())
                .isEqualTo(415);
        assertThat(api.admin()
                        .send("POST", "/api/v1/admin/features", "{}", "Content-Type", "application/json;charset=x")
                        .status())
                .isIn(400, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png", "application/yaml"})
    void respondsOnlyWithJson(String accept) {
        api.feature("dark-mode");

        api.as("ada").get("/api/v1/features", "Accept", accept).is(Problem.NOT_ACCEPTABLE);
        api.admin().get("/api/v1/admin/features/dark-mode", "Accept", accept).is(Problem.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "*/*", "application/xml"})
    void respondsWithProblemsWhateverIsAccepted(String accept) {
        assertThat(api.as("ada").get("/api/v1/features/none", "Accept", accept).status())
                .isIn(400, 404, 406);
        assertThat(api.as("ada").get("/api/v1/features/none", "Accept", accept).header("content-type"))
                .startsWith("application/problem+json");
        assertThat(api.anonymous()
                        .get("/api/v1/features", "Accept", accept)
                        .is(401)
                        .header("content-type"))
                .startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/feature",
                "/api/v1/features/",
                "/api/v1/features/a/b",
                "/api/v1/admin",
                "/api/v1/admin/nothing",
                "/api/v2/features",
                "/nothing",
                "/static/x.js",
                "/actuator/env",
                "/api/v1/features/dark-mode/enrollment/x",
                "/api/v1/admin/features/dark-mode/enrollments/"
            })
    void saysThatNothingIsThere(String path) {
        assertThat(api.admin().get(path).is(404).header("content-type")).startsWith("application/problem+json");
    }
}
