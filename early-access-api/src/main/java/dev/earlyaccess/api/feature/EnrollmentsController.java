package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.file.FileTypes;
import dev.earlyaccess.api.file.RowFiles;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.enrollment.Enrollments;
import dev.earlyaccess.feature.Feature;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.stage.EnrollmentStatus;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists a feature's enrollments, and lets admins opt users in and out. */
@Tag(name = "Enrollments", description = "See which users are enrolled; opt a user in or out.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/enrollments")
class EnrollmentsController {

    private final Features features;
    private final Enrollments enrollments;
    private final EarlyAccess earlyAccess;
    private final RowFiles files;

    EnrollmentsController(Features features, Enrollments enrollments, EarlyAccess earlyAccess, RowFiles files) {
        this.features = features;
        this.enrollments = enrollments;
        this.earlyAccess = earlyAccess;
        this.files = files;
    }

    /** One user's enrollment. */
    @Schema(name = "Member", description = "One user's enrollment, as the feature's stage reads it.")
    record EnrolledUserView(
            @Schema(description = "The `sub` of the user's tokens.", example = "ada")
            String userId,

            @Schema(
                    description = "The name in the user's newest token; null if there is none.",
                    example = "Ada Lovelace",
                    nullable = true)
            @MentionsAddresses
            @Nullable
            String name,

            @Schema(
                    description =
                            "The mail address in the user's newest token; null if there is none, or you may not see addresses.",
                    example = "ada@example.com",
                    nullable = true)
            @HoldsAddresses
            @Nullable
            String email,

            @Schema(description = "The enrollment status, as the stage reads it.", example = "opted-in")
            EnrollmentStatus status,

            @Schema(
                    description = "Who made the choice: the user, the launch, or somebody of the team (`admin`).",
                    example = "launch",
                    nullable = true)
            @Nullable
            Origin origin,

            @Schema(description = "When the choice was made.", example = "2026-11-22T09:00:00Z", nullable = true)
            @Nullable
            Instant since) {

        static EnrolledUserView of(Enrollments.EnrolledUser member) {
            return new EnrolledUserView(
                    member.user().value(),
                    member.name(),
                    member.email(),
                    member.enrollment().status(),
                    member.enrollment().origin(),
                    member.enrollment().since());
        }
    }

    /** What an admin may say beside the user's id. */
    @Schema(description = "How to opt the user in. The body can be omitted.")
    record EnrollmentRequest(
            @Schema(
                    description = "Whether to enroll a user id that the service has never seen. Default: false.",
                    example = "true")
            @Nullable
            Boolean create) {}

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "listEnrollments",
            summary = "List enrollments",
            description = "Every user who made a choice, in the order of user ids, with origin and time.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<EnrolledUserView> list(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @Valid @ParameterObject EnrollmentQuery query,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        Feature feature = features.require(key);
        String afterUser = Page.key(after, "", UserId::isStorable);
        return Page.of(
                page(me, feature, query, afterUser, limit + 1),
                limit,
                member -> member.user().value(),
                EnrolledUserView::of);
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "exportEnrollments",
            summary = "Export enrollments",
            description =
                    "All users of the list as a file, in the order of user ids. An import reads the same columns. "
                            + RowFiles.DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = FileTypes.CSV,
                        schema =
                                @Schema(
                                        type = "string",
                                        example =
                                                "userId,email,name,locale,status,since,origin\r\nada,ada@example.com,Ada Lovelace,en,opted-in,2026-11-22T09:00:00Z,self\r\n")),
                @Content(mediaType = FileTypes.JSON_LINES, schema = @Schema(implementation = ExportedEnrollment.class))
            })
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping(
            path = "/export",
            produces = {FileTypes.CSV, FileTypes.JSON_LINES})
    void export(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @Valid @ParameterObject EnrollmentQuery query,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        Feature feature = features.require(key);
        files.write(
                key + "-enrollments",
                accept,
                ExportedEnrollment.class,
                RowFiles.all(
                                "",
                                (after, most) -> page(me, feature, query, after, most),
                                (Enrollments.EnrolledUser member) ->
                                        member.user().value())
                        .map(ExportedEnrollment::of),
                response);
    }

    private List<Enrollments.EnrolledUser> page(
            Caller me, Feature feature, EnrollmentQuery query, String after, int most) {
        String user = query.user();
        return user == null || user.isBlank()
                ? enrollments.in(feature, query.statuses(), after, most)
                : enrollments.find(feature, query.statuses(), user.strip(), me.seesAddresses(), after, most);
    }

    @Access(
            value = {Role.EDITOR, Role.SUPPORT},
            owner = true)
    @Operation(
            operationId = "optUserIn",
            summary = "Opt a user in",
            description =
                    "A user id that the service has not seen before may be misspelled: it is a 404 unless the body says "
                            + "`{\"create\": true}`. A user without a mail address gets no mail.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.USER_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @PutMapping("/{userId}")
    EnrollmentView optIn(
            @PathVariable FeatureKey key,
            @PathVariable UserId userId,
            @RequestBody(required = false) @Nullable EnrollmentRequest request) {
        boolean create = request != null && Boolean.TRUE.equals(request.create());
        return EnrollmentView.of(earlyAccess.optInOnBehalf(key, userId, create));
    }

    @Access(
            value = {Role.EDITOR, Role.SUPPORT},
            owner = true)
    @Operation(
            operationId = "optUserOut",
            summary = "Opt a user out",
            description = "The user can opt in again: the latest choice counts.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.USER_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT})
    @DeleteMapping("/{userId}")
    EnrollmentView optOut(@PathVariable FeatureKey key, @PathVariable UserId userId) {
        return EnrollmentView.of(earlyAccess.optOutOnBehalf(key, userId));
    }
}
