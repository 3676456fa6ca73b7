package dev.earlyaccess.api.openapi;

import dev.earlyaccess.api.caching.JsonText;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes the {@code ETag} of the responses that have one, and how a client asks whether its copy still
 * holds.
 */
@Component
class CacheableResponses implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ResolvableType body = ResolvableType.forMethodReturnType(method.getMethod())
                .as(ResponseEntity.class)
                .getGeneric(0);
        if (body.toClass() == JsonText.class) {
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.IF_NONE_MATCH)
                    .description("The `ETag` of the copy that you have: if it still holds, the response is a 304.")
                    .schema(new StringSchema()));
            operation
                    .getResponses()
                    .computeIfPresent(
                            "200",
                            (status, ok) -> ok.addHeaderObject(HttpHeaders.ETAG, tag("Identifies this response.")));
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse()
                                    .description("Your copy still holds.")
                                    .addHeaderObject(HttpHeaders.ETAG, tag("Identifies your copy.")));
        }
        return operation;
    }

    private static Header tag(String description) {
        return new Header().description(description).schema(new StringSchema().example("\"kSd1jRz0\""));
    }
}
