package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes each problem's response and example once, for operations to refer to: only of those problems that an
 * operation of this document refers to.
 */
@Component
@Order(1)
class ProblemComponents implements GlobalOpenApiCustomizer {

    private static final String RESPONSES = "#/components/responses/";
    private static final String EXAMPLES = "#/components/examples/";

    private final ProblemExamples examples;

    ProblemComponents(ProblemExamples examples) {
        this.examples = examples;
    }

    /** The name of the problem's response: {@code FeatureNotFound}. */
    static String name(Problem problem) {
        return Arrays.stream(problem.code().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** A response that is one of these problems, with the headers that they come with. */
    static ApiResponse response(List<Problem> problems) {
        MediaType media = new MediaType().schema(new Schema<>().$ref(ProblemSchema.REF));
        problems.forEach(problem -> media.addExamples(problem.code(), new Example().$ref(EXAMPLES + problem.code())));
        return response(problems, new Content().addMediaType("application/problem+json", media));
    }

    /** The same, with errors of this schema instead of problem documents. */
    static ApiResponse response(List<Problem> problems, String schema) {
        return response(
                problems,
                new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType()
                                        .schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + schema))));
    }

    private static ApiResponse response(List<Problem> problems, Content content) {
        ApiResponse response = new ApiResponse()
                .description(problems.stream().map(Problem::title).collect(Collectors.joining(", or: ")))
                .content(content);
        problems.forEach(problem -> addHeader(problem, response));
        return response;
    }

    private static void addHeader(Problem problem, ApiResponse response) {
        switch (problem) {
            case UNAUTHENTICATED ->
                response.addHeaderObject("WWW-Authenticate", header("How to authenticate (RFC 6750).", "Bearer"));
            case TOO_MANY_REQUESTS, TOO_MUCH_FEEDBACK, UNAVAILABLE ->
                response.addHeaderObject("Retry-After", header("In how many seconds to try again.", "5"));
            default -> {}
        }
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema().example(example));
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        Set<String> responses = responses(document)
                .map(ApiResponse::get$ref)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        of(responses, problem -> RESPONSES + name(problem))
                .forEach(problem -> components.addResponses(name(problem), response(List.of(problem))));
        Set<String> shown = Stream.concat(responses(document), components.getResponses().values().stream())
                .flatMap(ProblemComponents::examples)
                .collect(Collectors.toSet());
        of(shown, problem -> EXAMPLES + problem.code())
                .forEach(problem -> components.addExamples(
                        problem.code(), new Example().summary(problem.title()).value(examples.of(problem))));
    }

    private static Stream<Problem> of(Set<String> references, Function<Problem, String> reference) {
        return Arrays.stream(Problem.values()).filter(problem -> references.contains(reference.apply(problem)));
    }

    private static Stream<ApiResponse> responses(OpenAPI document) {
        return document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getResponses)
                .map(responses -> responses.values())
                .flatMap(Collection::stream);
    }

    private static Stream<String> examples(ApiResponse response) {
        return response.getContent() == null
                ? Stream.empty()
                : response.getContent().values().stream()
                        .filter(media -> media.getExamples() != null)
                        .flatMap(media -> media.getExamples().values().stream())
                        .map(Example::get$ref)
                        .filter(Objects::nonNull);
    }
}
