package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.caching.JsonText;
import dev.earlyaccess.api.feature.FeatureView.FeaturesView;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.AcceptedLanguages;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a company's backend the features of one of its users, and passes on what the user chooses there. A user who
 * never called the service has no profile: such a user reads in the language of the request, and gets no mail.
 */
@Tag(
        name = "For your backend",
        description =
                "Features and choices of one of your users, with an API key of the role `server`. The user need not have called the service before.")
@RestController
@RequestMapping("/api/v1/users/{userId}/features")
class UserFeaturesController {

    private final Users users;
    private final PreviewResponses previews;
    private final EarlyAccess earlyAccess;

    UserFeaturesController(Users users, PreviewResponses previews, EarlyAccess earlyAccess) {
        this.users = users;
        this.previews = previews;
        this.earlyAccess = earlyAccess;
    }

    @Access(Role.SERVER)
    @Operation(
            operationId = "listFeaturesOfUser",
            summary = "List a user's features",
            description = "The response that the user gets from `GET /api/v1/features`, with an `ETag` for this user.")
    @GetMapping
    ResponseEntity<JsonText<FeaturesView>> list(
            @PathVariable UserId userId,
            @Parameter(description = "Only features in these stages.") @RequestParam(defaultValue = "concept,beta")
                    Set<Stage> stage,
            @AcceptedLanguages @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        return previews.list(profile(userId), stage, acceptLanguage);
    }

    @Access(Role.SERVER)
    @Operation(
            operationId = "showFeatureOfUser",
            summary = "Show a user's feature",
            description =
                    "The response that the user gets from `GET /api/v1/features/{key}`, with an `ETag` for this user.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping("/{key}")
    ResponseEntity<JsonText<FeatureView>> show(
            @PathVariable UserId userId,
            @PathVariable FeatureKey key,
            @AcceptedLanguages @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable
                    String acceptLanguage) {
        return previews.show(profile(userId), key, acceptLanguage);
    }

    private Profile profile(UserId user) {
        return users.find(user).orElseGet(() -> new Profile(user, null, null, null, Instant.EPOCH));
    }

    @Access(Role.SERVER)
    @Operation(
            operationId = "passOnOptIn",
            summary = "Pass on that a user opted in",
            description = "The user chose it in your product: the enrollment has the origin `self`.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @PutMapping("/{key}/enrollment")
    EnrollmentView optIn(@PathVariable UserId userId, @PathVariable FeatureKey key) {
        return EnrollmentView.of(earlyAccess.optIn(key, userId, Origin.SELF));
    }

    @Access(Role.SERVER)
    @Operation(
            operationId = "passOnOptOut",
            summary = "Pass on that a user opted out",
            description = "The user chose it in your product: the enrollment has the origin `self`.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @DeleteMapping("/{key}/enrollment")
    EnrollmentView optOut(@PathVariable UserId userId, @PathVariable FeatureKey key) {
        return EnrollmentView.of(earlyAccess.optOut(key, userId, Origin.SELF));
    }
}
