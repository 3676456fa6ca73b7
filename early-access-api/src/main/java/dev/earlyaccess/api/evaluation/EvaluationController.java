package dev.earlyaccess.api.evaluation;

import dev.earlyaccess.api.caching.JsonPart;
import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.caching.PrivateResponses;
import dev.earlyaccess.api.caching.SharedJson;
import dev.earlyaccess.api.evaluation.Evaluation.Evaluations;
import dev.earlyaccess.api.openapi.ErrorSchema;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.api.stream.EventStreams;
import dev.earlyaccess.enrollment.FeaturePreview;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.PublicFeature;
import dev.earlyaccess.feature.UnknownFeature;
import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.usage.EvaluationCounts;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates features as boolean flags (OFREP 0.3). The context may hold any field; only the user counts. */
@Tag(
        name = "Flag evaluation",
        description =
                "Features as boolean flags, for the providers of OpenFeature: OFREP 0.3. Errors have OFREP's shape.")
@ErrorSchema(EvaluationFailure.NAME)
@RestController
@RequestMapping("/ofrep/v1/evaluate/flags")
class EvaluationController {

    private static final String EXAMPLE = "{\"context\": {\"targetingKey\": \"ada\"}}";

    private final FeaturePreviews previews;
    private final EventStreams streams;
    private final PrivateResponses responses;
    private final EvaluationCounts counts;
    private final SharedJson<PublicFeature, Choice> evaluations;

    EvaluationController(
            FeaturePreviews previews,
            EventStreams streams,
            PrivateResponses responses,
            EvaluationCounts counts,
            JsonMapper json) {
        this.previews = previews;
        this.streams = streams;
        this.responses = responses;
        this.counts = counts;
        this.evaluations = new SharedJson<>(json);
    }

    /** What an evaluation tells of a user's enrollment. */
    private record Choice(EnrollmentStatus status, @Nullable Origin origin) {

        static Choice of(Enrollment enrollment) {
            return new Choice(enrollment.status(), enrollment.origin());
        }
    }

    @Access({Role.USER, Role.SERVER})
    @ApiResponse(
            responseCode = "400",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EvaluationFailure.class)))
    @ApiResponse(responseCode = "200")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @Operation(
            operationId = "evaluateFlag",
            summary = "Evaluate a flag",
            description = "Whether a feature is on for the user in `targetingKey`. A token evaluates for its own user.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EvaluationContext.class),
                            examples = @ExampleObject(EXAMPLE)))
    @PostMapping("/{key}")
    JsonText<Evaluation> evaluate(
            @AuthenticationPrincipal Caller caller,
            @Parameter(description = "The feature's key.", example = "dark-mode") @PathVariable String key,
            @RequestBody JsonNode request) {
        UserId user = EvaluationContext.user(request, caller);
        if (!FeatureKey.isValid(key)) {
            throw new UnknownFeature(key);
        }
        FeaturePreview preview = previews.require(user, new FeatureKey(key), null);
        counts.countOne(preview.key(), preview.enabled());
        return evaluations.text(preview.feature(), Choice.of(preview.enrollment()), choice -> Evaluation.of(preview));
    }

    @Access({Role.USER, Role.SERVER})
    @ApiResponse(
            responseCode = "400",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EvaluationFailure.class)))
    @ApiResponse(responseCode = "200")
    @ApiResponse(
            responseCode = "304",
            description = "Nothing has changed since the response with this `ETag`.",
            content = @Content)
    @Operation(
            operationId = "evaluateFlags",
            summary = "Evaluate all flags",
            description =
                    "All features, in every stage. Keep the `ETag` and send it as `If-None-Match`. A client that opens the "
                            + "stream in `eventStreams` need not ask again until the stream says so.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EvaluationContext.class),
                            examples = @ExampleObject(EXAMPLE)))
    @PostMapping
    ResponseEntity<JsonText<Evaluations>> evaluateAll(
            @AuthenticationPrincipal Caller caller, @RequestBody JsonNode request) {
        UserId user = EvaluationContext.user(request, caller);
        counts.countBulk();
        return responses.list(
                user,
                "flags",
                previews.of(user, EnumSet.allOf(Stage.class), null).stream()
                        .map(this::json)
                        .toList(),
                "eventStreams",
                streams.of(user));
    }

    private JsonPart json(FeaturePreview preview) {
        return evaluations.of(preview.feature(), Choice.of(preview.enrollment()), choice -> Evaluation.of(preview));
    }

    @ExceptionHandler
    ResponseEntity<EvaluationFailure> refuse(EvaluationRefused ex, ServletWebRequest exchange) {
        return ResponseEntity.status(ex.status())
                // Whatever the client accepts: an error has this type alone.
                .contentType(MediaType.APPLICATION_JSON)
                .body(new EvaluationFailure(EvaluationErrors.key(exchange.getRequest()), ex.code(), ex.details()));
    }
}
