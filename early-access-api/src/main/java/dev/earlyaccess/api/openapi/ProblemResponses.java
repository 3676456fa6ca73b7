package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.problem.Problem;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds the problems that an operation may respond with. Their schemas and examples are defined once, in
 * {@link ProblemComponents}.
 */
@Component
class ProblemResponses implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ErrorSchema ofController = method.getBeanType().getAnnotation(ErrorSchema.class);
        possible(operation, method).stream()
                .collect(Collectors.groupingBy(Problem::status, LinkedHashMap::new, Collectors.toList()))
                .forEach((status, problems) -> operation
                        .getResponses()
                        .addApiResponse(
                                String.valueOf(status.value()),
                                ofController == null
                                        ? response(problems)
                                        : ProblemComponents.response(problems, ofController.value())));
        return operation;
    }

    private static List<Problem> possible(Operation operation, HandlerMethod method) {
        List<Problem> possible = new ArrayList<>();
        possible.add(Problem.INVALID_REQUEST);
        possible.add(Problem.UNAUTHENTICATED);
        possible.add(Problem.TOO_MANY_REQUESTS);
        if (!method.hasMethodAnnotation(SecurityRequirements.class)) {
            possible.add(Problem.FORBIDDEN); // An admin operation needs a role, and all others a person or a backend.
        }
        Problems ofMethod = method.getMethodAnnotation(Problems.class);
        if (ofMethod != null) {
            possible.addAll(List.of(ofMethod.value()));
        }
        if (operation.getRequestBody() != null) {
            possible.add(Problem.REQUEST_TIMEOUT);
            possible.add(Problem.CONTENT_TOO_LARGE);
            possible.add(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!method.isVoid() || writesFile(method)) {
            possible.add(Problem.NOT_ACCEPTABLE);
        }
        possible.add(Problem.UNAVAILABLE);
        return possible;
    }

    /** An operation that writes its response by itself says of which type it is. */
    private static boolean writesFile(HandlerMethod method) {
        RequestMapping mapping = method.getMethodAnnotation(RequestMapping.class);
        return mapping != null && mapping.produces().length > 0;
    }

    private static ApiResponse response(List<Problem> problems) {
        return problems.size() == 1
                ? new ApiResponse().$ref(ProblemComponents.name(problems.get(0)))
                : ProblemComponents.response(problems);
    }
}
