package dev.earlyaccess.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.endtoend.Client;
import dev.earlyaccess.endtoend.WholeService;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever calls the API finds all that there is to know in its document. */
@WholeService
class ApiDocumentationTest {

    @Autowired
    private Client client;

    private JsonNode document;
    private List<DocumentedOperation> operations;

    @BeforeEach
    void read() {
        document = client.get("/v3/api-docs").is(200).json();
        operations = DocumentedOperation.all(document);
    }

    @Test
    void hasAGroupForUsersAndOneForAdmins() {
        assertThat(paths("/v3/api-docs/admin")).isNotEmpty().allMatch(path -> path.startsWith("/api/v1/admin/"));
        assertThat(paths("/v3/api-docs/user"))
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/api/v1/") || path.startsWith("/ofrep/v1/"))
                .noneMatch(path -> path.startsWith("/api/v1/admin/"));
    }

    @Test
    void leavesNothingOutOfBothGroups() {
        assertThat(Stream.concat(paths("/v3/api-docs/admin").stream(), paths("/v3/api-docs/user").stream()))
                .containsExactlyInAnyOrderElementsOf(document.get("paths").propertyNames());
    }

    @Test
    void saysOfEveryOperationWhatItDoes() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString("")).isNotBlank();
            assertThat(operation.node().path("description").asString("")).isNotBlank();
            assertThat(operation.node().path("tags")).isNotEmpty();
        });
    }

    @Test
    void givesEveryOperationAnIdToCallItBy() {
        assertThat(operations).extracting(DocumentedOperation::id).doesNotHaveDuplicates();
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.id()).matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void describesEveryTag() {
        assertThat(document.get("tags"))
                .allSatisfy(
                        tag -> assertThat(tag.path("description").asString("")).isNotBlank());
    }

    @Test
    void describesEveryParameter() {
        assertThat(operations).allSatisfy(operation -> assertThat(operation.parameters())
                .allSatisfy(parameter ->
                        assertThat(parameter.path("description").asString("")).isNotBlank()));
    }

    @Test
    void describesEveryPropertyOfEverySchema() {
        document.at("/components/schemas").propertyStream().forEach(schema -> schema.getValue()
                .path("properties")
                .propertyStream()
                .forEach(property -> assertThat(property.getValue().has("description")
                                || property.getValue().has("$ref"))
                        .as("%s.%s", schema.getKey(), property.getKey())
                        .isTrue()));
    }

    @Test
    void hasEverySchemaThatItRefersTo() {
        assertThat(document.findValues("$ref"))
                .extracting(reference -> reference.asString().substring(1))
                .allSatisfy(pointer ->
                        assertThat(document.at(pointer).isObject()).as(pointer).isTrue());
    }

    @Test
    void tellsOfEveryFailureWithAnExample() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.failures()).contains("400", "401", "503");
            assertThat(operation.failures().contains("406")).isEqualTo(operation.returnsSomething());
            assertThat(operation.failures().contains("403"))
                    .isEqualTo(!operation.node().has("security"));
            if (operation.path().contains("{key}")) {
                assertThat(operation.failures()).contains("404");
            }
            if (operation.node().has("requestBody")) {
                assertThat(operation.failures()).contains("413", "415");
            }
            assertThat(operation.failures()).allSatisfy(status -> {
                JsonNode content = operation.response(status).get("content");
                if (operation.path().startsWith("/ofrep/")) { // the examples are in the schema
                    assertThat(content.at("/application~1json/schema/$ref").asString(""))
                            .endsWith("/EvaluationFailure");
                } else {
                    assertThat(content.at("/application~1problem+json/examples"))
                            .isNotEmpty();
                }
            });
        });
    }

    @Test
    void saysWhatEverySuccessLooksLike() {
        assertThat(operations).filteredOn(DocumentedOperation::returnsSomething).allSatisfy(operation -> assertThat(
                        operation.successes())
                .isNotEmpty()
                .allSatisfy(media -> assertThat(media.at("/schema/$ref").isMissingNode()
                                && media.at("/schema/oneOf").isMissingNode()
                                && !media.at("/schema/type").asString("").equals("string"))
                        .isFalse()));
    }

    @Test
    void hasAnExampleOfEveryValue() {
        assertThat(document.at("/components/schemas").propertyStream().filter(schema -> !schema.getKey()
                        .equals("Problem")))
                .allSatisfy(schema -> assertThat(
                                schema.getValue().path("properties").valueStream())
                        .filteredOn(property -> !holdsOthers(property))
                        .allSatisfy(
                                property -> assertThat(property.has("example")).isTrue()));
    }

    @Test
    void needsCredentialsExceptForChangelogAndStreams() {
        assertThat(document.at("/security/0/token").isArray()).isTrue();
        assertThat(document.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/security/1/apiKey").isArray()).isTrue();
        assertThat(document.at("/components/securitySchemes/apiKey/name").asString())
                .isEqualTo("X-API-Key");
        assertThat(operations.stream().filter(operation -> operation.node().has("security")))
                .extracting(DocumentedOperation::toString)
                .containsExactlyInAnyOrder("GET /api/v1/changelog", "GET /api/v1/streams/{ticket}");
    }

    @Test
    void saysWhatMayBeNull() {
        assertThat(property("Enrollment", "origin").get("enum"))
                .anyMatch(JsonNode::isNull)
                .hasSize(4);
        assertThat(property("Feature", "owner").get("oneOf")).hasSize(2);
        assertThat(property("Feature", "key").path("type").asString()).isEqualTo("string");
    }

    @Test
    void requiresAllFieldsOfResponses() {
        assertThat(required("Feature")).containsAll(properties("Feature"));
        assertThat(required("AdminFeature")).containsAll(properties("AdminFeature"));
        assertThat(required("NewFeature")).containsExactly("name");
        assertThat(required("Owner")).isEmpty();
    }

    @Test
    void takesAChangeOfAllThatIsSaidAboutAFeature() {
        JsonNode change = document.at("/components/schemas/FeatureChange");
        List<String> described = Stream.concat(properties("NewFeature").stream(), Stream.of("reason"))
                .filter(name -> !Set.of("key", "stage").contains(name))
                .toList();

        assertThat(change.has("required")).isFalse();
        assertThat(change.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(described);
        assertThat(change.get("properties")
                        .propertyStream()
                        .filter(property -> mayBeNull(property.getValue()))
                        .map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "description",
                        "owner",
                        "managers",
                        "url",
                        "documentationUrl",
                        "feedbackUrl",
                        "targetDate",
                        "activationCriteria",
                        "translations");
        assertThat(change.findValues("default")).isEmpty();
    }

    private Set<String> paths(String group) {
        return Set.copyOf(client.get(group).is(200).json().get("paths").propertyNames());
    }

    private Collection<String> properties(String schema) {
        return document.at("/components/schemas/%s/properties".formatted(schema))
                .propertyNames();
    }

    private List<String> required(String schema) {
        return document.at("/components/schemas/%s/required".formatted(schema))
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode property(String schema, String property) {
        return document.at("/components/schemas/%s/properties/%s".formatted(schema, property));
    }

    private static boolean mayBeNull(JsonNode property) {
        return Stream.concat(
                        property.path("type").valueStream(),
                        property.path("oneOf").valueStream().map(either -> either.path("type")))
                .anyMatch(type -> type.asString("").equals("null"));
    }

    private static boolean holdsOthers(JsonNode property) {
        return property.has("$ref") || property.has("oneOf") || property.has("items");
    }
}
