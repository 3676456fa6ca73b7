package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.feature.FeatureView.FeaturesView;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.AcceptedLanguages;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a user's features, and opts the user in and out. Web frontends call it. */
@Tag(name = "Feature previews", description = "Features that are coming soon or can be tried now, and your choices.")
@RestController
@RequestMapping("/api/v1/features")
class FeaturePreviewsController {

    private final PreviewResponses previews;
    private final EarlyAccess earlyAccess;

    FeaturePreviewsController(PreviewResponses previews, EarlyAccess earlyAccess) {
        this.previews = previews;
        this.earlyAccess = earlyAccess;
    }

    @Access(Role.USER)
    @Operation(
            operationId = "listFeatures",
            summary = "List features",
            description =
                    "Coming soon (`concept`) and feature previews (`beta`), or the stages in `stage`, sorted by name. "
                            + "Keep the `ETag` and send it as `If-None-Match`: 304 means that nothing changed.")
    @GetMapping
    ResponseEntity<JsonText<FeaturesView>> list(
            @AuthenticationPrincipal Caller me,
            @Parameter(description = "Only features in these stages.") @RequestParam(defaultValue = "concept,beta")
                    Set<Stage> stage,
            @AcceptedLanguages @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        return previews.list(me.profile(), stage, acceptLanguage);
    }

    @Access(Role.USER)
    @Operation(
            operationId = "showFeature",
            summary = "Show a feature",
            description =
                    "Works in every stage. A frontend only needs `enabled`; an archived feature is never enabled.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping("/{key}")
    ResponseEntity<JsonText<FeatureView>> show(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @AcceptedLanguages @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        return previews.show(me.profile(), key, acceptLanguage);
    }

    @Access(Role.USER)
    @Operation(
            operationId = "optIn",
            summary = "Opt in",
            description = "Registers your interest in a concept, or opts you in to a beta. "
                    + "Opting in again changes nothing.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @PutMapping("/{key}/enrollment")
    EnrollmentView optIn(@AuthenticationPrincipal Caller me, @PathVariable FeatureKey key) {
        return EnrollmentView.of(earlyAccess.optIn(key, me.user(), Origin.SELF));
    }

    @Access(Role.USER)
    @Operation(
            operationId = "optOut",
            summary = "Opt out",
            description = "Withdraws your interest in a concept, or opts you out of a beta. "
                    + "Opting out again changes nothing.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @DeleteMapping("/{key}/enrollment")
    EnrollmentView optOut(@AuthenticationPrincipal Caller me, @PathVariable FeatureKey key) {
        return EnrollmentView.of(earlyAccess.optOut(key, me.user(), Origin.SELF));
    }
}
