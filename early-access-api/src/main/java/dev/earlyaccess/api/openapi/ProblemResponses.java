package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.problem.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds the problems that an operation may answer, each with the example of its page. */
@Component
class ProblemResponses implements GlobalOperationCustomizer {

    private final ProblemExamples examples;

    ProblemResponses(ProblemExamples examples) {
        this.examples = examples;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        possible(operation, method).stream()
                .collect(Collectors.groupingBy(Problem::status, LinkedHashMap::new, Collectors.toList()))
                .forEach((status, ofStatus) ->
                        operation.getResponses().addApiResponse(String.valueOf(status.value()), answer(ofStatus)));
        return operation;
    }

    private static List<Problem> possible(Operation operation, HandlerMethod method) {
        List<Problem> possible = new ArrayList<>();
        if (canBeInvalid(operation)) {
            possible.add(Problem.INVALID_REQUEST);
        }
        possible.add(Problem.UNAUTHENTICATED);
        if (AdminControllers.contain(method.getBeanType())) {
            possible.add(Problem.FORBIDDEN);
        }
        Problems answers = method.getMethodAnnotation(Problems.class);
        if (answers != null) {
            possible.addAll(List.of(answers.value()));
        }
        if (operation.getRequestBody() != null) {
            possible.add(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        possible.add(Problem.UNAVAILABLE);
        return possible;
    }

    /** A key that can't be is that of no feature: a 404. */
    private static boolean canBeInvalid(Operation operation) {
        return operation.getRequestBody() != null
                || (operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> !parameter.getName().equals("key")));
    }

    private ApiResponse answer(List<Problem> ofStatus) {
        MediaType media = new MediaType().schema(new Schema<>().$ref(ProblemSchema.REF));
        ofStatus.forEach(problem -> media.addExamples(
                problem.code(), new Example().summary(problem.title()).value(examples.of(problem))));
        return new ApiResponse()
                .description(ofStatus.stream().map(Problem::title).collect(Collectors.joining(", or: ")))
                .content(new Content().addMediaType("application/problem+json", media));
    }
}
