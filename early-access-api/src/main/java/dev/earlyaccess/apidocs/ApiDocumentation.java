package dev.earlyaccess.apidocs;

import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.problem.Problem;
import dev.earlyaccess.problem.Problems;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document: what annotations can't say, or would say on every operation again. */
@Configuration
class ApiDocumentation {

    private static final String TOKEN = "token";
    private static final String PROBLEM_SCHEMA = "Problem";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        FeatureKey.class,
                        new StringSchema()
                                .pattern(FeatureKey.PATTERN)
                                .maxLength(FeatureKey.MAX_LENGTH)
                                .description("The feature's key.")
                                .example("dark-mode"))
                .replaceWithSchema(
                        UserId.class,
                        new StringSchema()
                                .minLength(1)
                                .maxLength(255)
                                .description("The user's id: the sub of the user's tokens.")
                                .example("ada"));
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Early Access")
                        .version("v1")
                        .description("""
                                Releases features in stages: *coming soon*, where users register interest; *beta*, where everybody
                                who registered is opted in at once and told, and anybody can switch it on and off; *general
                                availability*, on for everybody.

                                Press **Authorize** and paste a token. Its `sub` is your user id; the role `ADMIN` opens the group
                                *admin*. Errors are problem documents (RFC 9457) whose `type` leads to a page that says what to do.
                                """)
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("A token without `Bearer` before it.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    GroupedOpenApi userApi() {
        return GroupedOpenApi.builder()
                .group("user")
                .displayName("user: what a web frontend calls")
                .pathsToMatch("/api/v1/**")
                .pathsToExclude("/api/v1/admin/**")
                .build();
    }

    @Bean
    GroupedOpenApi adminApi() {
        return GroupedOpenApi.builder()
                .group("admin")
                .displayName("admin: how features are released")
                .pathsToMatch("/api/v1/admin/**")
                .build();
    }

    /** A problem document is the same everywhere, so its schema stands once. */
    @Bean
    GlobalOpenApiCustomizer problemSchema() {
        return document -> {
            Schema<?> problem = new Schema<>()
                    .type("object")
                    .description("What went wrong and what to do (RFC 9457). Some kinds add fields of their own.")
                    .addProperty(
                            "type",
                            text("Leads to a page about this kind of problem.").format("uri"))
                    .addProperty("title", text("What kind of problem it is."))
                    .addProperty("status", new Schema<>().type("integer").description("The HTTP status."))
                    .addProperty("detail", text("What is wrong this time, and what to do."))
                    .addProperty("instance", text("The address that was called."));
            document.getComponents().addSchemas(PROBLEM_SCHEMA, problem);
            document.getComponents()
                    .setSchemas(new java.util.TreeMap<>(document.getComponents().getSchemas()));
        };
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    /** Adds the problems that an operation may answer, each with an example. */
    @Bean
    GlobalOperationCustomizer problemAnswers(Problems problems) {
        return (operation, method) -> {
            possible(operation, method).stream()
                    .collect(Collectors.groupingBy(Problem::status, LinkedHashMap::new, Collectors.toList()))
                    .forEach((status, ofStatus) -> operation
                            .getResponses()
                            .addApiResponse(String.valueOf(status.value()), answer(ofStatus, problems)));
            return operation;
        };
    }

    private static List<Problem> possible(Operation operation, HandlerMethod method) {
        List<Problem> possible = new ArrayList<>();
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            possible.add(Problem.INVALID_REQUEST);
        }
        possible.add(Problem.UNAUTHENTICATED);
        if (method.getBeanType().getPackageName().endsWith(".admin")) {
            possible.add(Problem.FORBIDDEN);
        }
        Answers answers = method.getMethodAnnotation(Answers.class);
        if (answers != null) {
            possible.addAll(List.of(answers.value()));
        }
        possible.add(Problem.UNAVAILABLE);
        return possible;
    }

    private static ApiResponse answer(List<Problem> ofStatus, Problems problems) {
        MediaType media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM_SCHEMA));
        ofStatus.forEach(problem -> media.addExamples(
                problem.code(),
                new io.swagger.v3.oas.models.examples.Example()
                        .summary(problem.title())
                        .value(example(problem, problems))));
        return new ApiResponse()
                .description(ofStatus.stream().map(Problem::title).collect(Collectors.joining(", or: ")))
                .content(new Content().addMediaType("application/problem+json", media));
    }

    private static Map<String, Object> example(Problem problem, Problems problems) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", problems.type(problem).toString());
        example.put("title", problem.title());
        example.put("status", problem.status().value());
        example.put("detail", problem.example());
        return example;
    }
}
