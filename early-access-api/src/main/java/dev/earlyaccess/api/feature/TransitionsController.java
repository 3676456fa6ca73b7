package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.api.security.RoleMissing;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.PlannedTransition;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feature.TransitionHistory;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.stage.Stage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves features from stage to stage, and shows their history. */
@Tag(name = "Transitions", description = "Move a feature from stage to stage, and see its history.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/transitions")
class TransitionsController {

    private final FeatureLifecycle lifecycle;
    private final Features features;
    private final TransitionHistory transitions;
    private final TransitionPreviews previews;

    TransitionsController(
            FeatureLifecycle lifecycle, Features features, TransitionHistory transitions, TransitionPreviews previews) {
        this.lifecycle = lifecycle;
        this.features = features;
        this.transitions = transitions;
        this.previews = previews;
    }

    /** The stage that a feature is to enter, and why. */
    @Schema(description = "The stage that the feature is to enter, and why.")
    record NewTransition(
            @Schema(description = "The stage to enter.", example = "beta", requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            Stage to,

            @Schema(
                    description =
                            "The reason. Required for moving back, for archiving, and to override the launch checklist.",
                    example = "First version is usable.")
            @PlainText(lines = true)
            @TextLength(max = 1_000)
            @Nullable
            String reason,

            @Schema(
                    description =
                            "Whether users are told by mail: that the feature is now generally available (no user is told twice), or "
                                    + "that their beta was pulled back or archived, or a concept that they were interested in. Not "
                                    + "for the transition to beta: a launch always tells subscribers, and a rollback tells nobody.",
                    example = "true",
                    defaultValue = "true")
            @Nullable
            Boolean announce,

            @Schema(
                    description =
                            "Whether to override the unmet items of the launch checklist. Only for general-availability, and "
                                    + "with a reason; the history shows both.",
                    example = "false",
                    defaultValue = "false")
            @Nullable
            Boolean overrideChecklist) {

        private TransitionRequest move() {
            boolean isOverride = Boolean.TRUE.equals(overrideChecklist);
            boolean isQuiet = Boolean.FALSE.equals(announce);
            if (isOverride && !to.needsChecklist()) {
                throw new InvalidRequest(
                        "overrideChecklist", "is allowed only for the transition to general-availability");
            }
            if (isQuiet && to == Stage.BETA) {
                throw new InvalidRequest(
                        "announce",
                        "cannot be false for the transition to beta: a launch always tells subscribers, and a rollback tells nobody");
            }
            return new TransitionRequest(to, reason, isOverride, isQuiet);
        }
    }

    /**
     * An entry of a feature's history: a transition, or a change that lowered what the checklist asks for.
     */
    @Schema(
            name = "Transition",
            description =
                    "An entry of a feature's history. If `from` and `to` are the same, it is no transition: `lowered` lists the "
                            + "fields that were lowered in this stage.")
    record TransitionView(
            @Schema(
                    description = "The stage that the feature left; null for its creation.",
                    example = "concept",
                    nullable = true)
            @Nullable
            Stage from,

            @Schema(description = "The stage that the feature entered.", example = "beta")
            Stage to,

            @Schema(
                    description = "The reason; null if none was given.",
                    example = "First version is usable.",
                    nullable = true)
            @MentionsAddresses
            @Nullable
            String reason,

            @Schema(description = "The user id of the person who moved the feature.", example = "grace")
            String by,

            @Schema(description = "The time of the transition or change.", example = "2026-11-22T09:00:00Z")
            Instant at,

            @Schema(
                    description = "The items of the launch checklist that were overridden; usually empty.",
                    example = "[]")
            List<String> overridden,

            @Schema(
                    description =
                            "Whether users are told by mail that the feature is now generally available, or was pulled back or "
                                    + "archived; null for transitions of which users are never told, and for the launch.",
                    example = "true",
                    nullable = true)
            @Nullable
            Boolean announced,

            @Schema(
                    description = "The lowered fields among size, newProduct and metered; empty for a transition.",
                    example = "[]")
            List<String> lowered) {

        static TransitionView of(StageTransition transition, List<String> lowered) {
            return new TransitionView(
                    transition.from(),
                    transition.to(),
                    transition.reason(),
                    transition.by().value(),
                    transition.at(),
                    transition.overridden(),
                    transition.isAnnouncement() ? !transition.isQuiet() : null,
                    lowered);
        }
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(operationId = "moveFeature", summary = "Move a feature to another stage", description = """
                    concept → beta, concept → archived, beta → general-availability, beta → concept (pulled back), \
                    beta → archived, general-availability → beta (rolled back), general-availability → archived, \
                    archived → concept. Entering beta opts in all interested users at once, and tells them by mail. \
                    Entering general-availability needs the launch checklist. It is announced by mail to interested and opted-in \
                    users, and the end of a beta or of a concept to those who had it or waited for it, unless `announce` is \
                    false. With `dryRun=true`, nothing is changed: the response is a 200 that says what would happen, and what \
                    is missing.""")
    @ApiResponse(
            responseCode = "200",
            description = "Only with `dryRun=true`: what would happen. Nothing was changed.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The feature's version; use it in `If-Match` to move what was shown.",
                            schema = @Schema(type = "string", example = "\"3\"")),
            content = @Content(schema = @Schema(implementation = TransitionPreview.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The feature was moved.",
            content = @Content(schema = @Schema(implementation = TransitionView.class)))
    @Problems({
        Problem.FEATURE_NOT_FOUND,
        Problem.ILLEGAL_STAGE_TRANSITION,
        Problem.NOT_READY_FOR_BETA,
        Problem.CHECKLIST_UNMET,
        Problem.STALE_VERSION
    })
    @PostMapping
    ResponseEntity<?> move(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @Parameter(description = "The version to move, an `ETag` such as `\"3\"`. Omit to move any version.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(
                            description =
                                    "Whether to say only what would happen: how many users would be opted in and mailed, and what is "
                                            + "missing. What is missing is no error then; everything else is refused as without it.")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Valid @RequestBody NewTransition transition) {
        if (Boolean.TRUE.equals(transition.overrideChecklist()) && !me.has(Role.ADMIN)) {
            throw RoleMissing.toDo("Overriding the launch checklist", Role.ADMIN);
        }
        LongPredicate versions = IfMatch.versions(ifMatch);
        if (dryRun) {
            PlannedTransition planned = lifecycle.plan(key, versions, transition.move(), me.actor());
            return ResponseEntity.ok()
                    .header(HttpHeaders.ETAG, IfMatch.tag(planned.feature().version()))
                    .body(previews.of(planned));
        }
        StageTransition moved = lifecycle.move(key, versions, transition.move(), me.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(TransitionView.of(moved, List.of()));
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "showHistory",
            summary = "Show a feature's history",
            description =
                    "Every transition since the creation, the oldest first, and every change that lowered a field, with its reason.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<TransitionView> history(
            @PathVariable FeatureKey key,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        long afterId = Page.id(after, 0);
        return Page.of(
                transitions.of(features.require(key), afterId, limit + 1),
                limit,
                entry -> String.valueOf(entry.id()),
                entry -> TransitionView.of(entry.transition(), entry.lowered()));
    }
}
