package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.AddressMissing;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.api.security.RoleMissing;
import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Creates, shows and changes features, for admins. */
@Tag(name = "Features", description = "Create features, describe them, see how many users are enrolled.")
@RestController
@RequestMapping("/api/v1/admin/features")
class FeaturesController {

    private final Features features;
    private final ListedFeatures listed;
    private final FeatureLifecycle lifecycle;
    private final Enrollments enrollments;
    private final FeaturePatch patches;

    FeaturesController(
            Features features,
            ListedFeatures listed,
            FeatureLifecycle lifecycle,
            Enrollments enrollments,
            FeaturePatch patches) {
        this.features = features;
        this.listed = listed;
        this.lifecycle = lifecycle;
        this.enrollments = enrollments;
        this.patches = patches;
    }

    @Access({Role.EDITOR, Role.STAFF})
    @Operation(
            operationId = "createFeature",
            summary = "Create a feature",
            description =
                    "Creates the feature as a concept or as a beta. The role `STAFF` alone creates concepts, whose owner you then are.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NewFeature.class),
                            examples = @ExampleObject(NewFeature.EXAMPLE)))
    @ApiResponse(
            responseCode = "201",
            description = "Created.",
            headers = {
                @Header(
                        name = "Location",
                        description = "The path of the created feature.",
                        schema = @Schema(type = "string", example = "/api/v1/admin/features/quiet-hours")),
                @Header(
                        name = "ETag",
                        description = "The feature's version.",
                        schema = @Schema(type = "string", example = "\"0\""))
            })
    @Problems({Problem.FEATURE_KEY_TAKEN, Problem.ILLEGAL_STAGE_TRANSITION, Problem.NOT_READY_FOR_BETA})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AdminFeature create(
            @AuthenticationPrincipal Caller me, @Valid @RequestBody NewFeature feature, HttpServletResponse response) {
        Feature created =
                lifecycle.create(feature.keyOrSlug(), description(feature, me), feature.stageOrConcept(), me.actor());
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/admin/features/" + created.key());
        return view(created, me, response);
    }

    /** Staff create concepts of their own. */
    private static Description description(NewFeature feature, Caller me) {
        Description description = feature.toDescription();
        if (me.has(Role.EDITOR)) {
            return description;
        }
        if (feature.stageOrConcept() != Stage.CONCEPT) {
            throw RoleMissing.toDo("Creating a beta", Role.EDITOR);
        }
        if (me.provenEmail() == null) {
            throw AddressMissing.forOwner();
        }
        return description
                .ownedBy(me.provenEmail(), me.profile().name())
                .orElseThrow(() -> RoleMissing.toDo("Creating a feature for another owner", Role.EDITOR));
    }

    @Access({Role.VIEWER, Role.STAFF})
    @Operation(
            operationId = "listAllFeatures",
            summary = "List features",
            description =
                    "All stages, sorted by key. Counts may be some seconds old. The role `STAFF` alone lists the features "
                            + "whose owner or manager you are.")
    @GetMapping
    Page<AdminFeature> list(
            @AuthenticationPrincipal Caller me,
            @Parameter(description = "Only features in these stages. Omit to list all.")
                    @RequestParam(required = false)
                    @Nullable
                    Set<Stage> stage,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        List<Feature> rows = listed.page(me, stage, Page.key(after, "", FeatureKey::isValid), limit + 1);
        Map<Long, Map<dev.earlyaccess.stage.EnrollmentStatus, Long>> counts = enrollments.countsOf(rows);
        return Page.of(
                rows,
                limit,
                feature -> feature.key().value(),
                feature -> AdminFeature.of(feature, counts.getOrDefault(feature.id(), Map.of()), me));
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "inspectFeature",
            summary = "Show a feature",
            description = "The `ETag` is the feature's version; use it in `If-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The feature's version.",
                            schema = @Schema(type = "string", example = "\"3\"")))
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping("/{key}")
    AdminFeature show(@AuthenticationPrincipal Caller me, @PathVariable FeatureKey key, HttpServletResponse response) {
        return view(features.require(key), me, response);
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "changeFeature",
            summary = "Change a feature",
            description = "A JSON merge patch (RFC 7396): send the fields to change; null removes a field. "
                    + "The key never changes; change the stage by a transition. After the feature was a beta, setting `size` "
                    + "to minor, or `newProduct` or `metered` to false, needs a `reason`, which the history shows.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(ref = "#/components/schemas/FeatureChange"),
                            examples =
                                    @ExampleObject(
                                            "{\"documentationUrl\": \"https://docs.example.com/quiet-hours\", \"targetDate\": null}")))
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The feature's new version.",
                            schema = @Schema(type = "string", example = "\"4\"")))
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.NOT_READY_FOR_BETA, Problem.STALE_VERSION})
    @PatchMapping(
            path = "/{key}",
            consumes = {"application/merge-patch+json", "application/json"})
    AdminFeature change(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @Parameter(description = "The version to change, an `ETag` such as `\"3\"`. Omit to change any version.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody JsonNode patch,
            HttpServletResponse response) {
        Feature changed = lifecycle.describe(
                key,
                IfMatch.versions(ifMatch),
                current -> patches.apply(patch, current),
                patches.reason(patch),
                me.user());
        return view(changed, me, response);
    }

    /**
     * Sets the tag on the servlet response: with a tag on a ResponseEntity, Spring would respond with 304.
     */
    private AdminFeature view(Feature feature, Caller me, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, IfMatch.tag(feature.version()));
        return AdminFeature.of(feature, enrollments.countsOf(feature), me);
    }
}
