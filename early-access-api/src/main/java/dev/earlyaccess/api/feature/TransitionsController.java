package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feature.StageTransition;
import dev.earlyaccess.feature.StageTransitions;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves features from stage to stage, and tells how they came where they are. */
@Tag(name = "Transitions", description = "Move a feature from stage to stage, and see its history.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/transitions")
class TransitionsController {

    private final FeatureLifecycle lifecycle;
    private final Features features;
    private final StageTransitions transitions;

    TransitionsController(FeatureLifecycle lifecycle, Features features, StageTransitions transitions) {
        this.lifecycle = lifecycle;
        this.features = features;
        this.transitions = transitions;
    }

    /** Where a feature is to move, and why. */
    @Schema(description = "Where the feature is to move, and why.")
    record NewTransition(
            @Schema(description = "The stage to enter.", example = "beta", requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            Stage to,

            @Schema(
                    description = "Why. Needed on every way back, for archiving, and to override the launch checklist.",
                    example = "First version is usable.")
            @PlainText(lines = true)
            @Length(max = 1_000)
            @Nullable
            String reason,

            @Schema(
                    description =
                            "Whether those who are interested or opted in are told by mail that the feature is now generally "
                                    + "available. Only for that step; nobody is told twice.",
                    example = "true",
                    defaultValue = "true")
            @Nullable
            Boolean announce,

            @Schema(
                    description =
                            "Whether to pass over what is not met of the launch checklist. Only for general-availability, and "
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
                        "overrideChecklist",
                        "is only for the step to general-availability: no other needs the checklist");
            }
            if (isQuiet && to != Stage.GENERAL_AVAILABILITY) {
                throw new InvalidRequest(
                        "announce", "is only for the step to general-availability: no other is announced");
            }
            return new TransitionRequest(to, reason, isOverride, isQuiet);
        }
    }

    /** A step that a feature took, or a change that its history shows beside its steps. */
    @Schema(
            name = "Transition",
            description =
                    "A step that a feature took. Where `from` and `to` are the same it took none: then `lowered` says what was "
                            + "lowered in that stage.")
    record TransitionView(
            @Schema(
                    description = "The stage that it left; null for the creation.",
                    example = "concept",
                    nullable = true)
            @Nullable
            Stage from,

            @Schema(description = "The stage that it entered.", example = "beta")
            Stage to,

            @Schema(description = "Why; null if nobody said.", example = "First version is usable.", nullable = true)
            @Nullable
            String reason,

            @Schema(description = "The user id of the admin who did it.", example = "grace")
            String by,

            @Schema(description = "When.", example = "2026-11-22T09:00:00Z")
            Instant at,

            @Schema(
                    description =
                            "The items of the launch checklist that were overridden, for that reason; nearly always empty.",
                    example = "[]")
            List<String> overridden,

            @Schema(
                    description =
                            "Whether users are told by mail that the feature is now generally available; null for every other step.",
                    example = "true",
                    nullable = true)
            @Nullable
            Boolean announced,

            @Schema(
                    description =
                            "The fields that were lowered, of size, newProduct and metered; empty in a step to another stage.",
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
                    transition.to() == Stage.GENERAL_AVAILABILITY && transition.from() != transition.to()
                            ? !transition.isQuiet()
                            : null,
                    lowered);
        }
    }

    @Operation(operationId = "moveFeature", summary = "Move a feature to another stage", description = """
                    concept → beta, concept → archived, beta → general-availability, beta → concept (pulled back), \
                    beta → archived, general-availability → beta (rolled back), general-availability → archived, \
                    archived → concept. Entering beta opts everybody in who was interested, at once, and tells them by mail. \
                    Entering general-availability needs the launch checklist. It is announced by mail to those who are interested \
                    or opted in, unless `announce` is false.""")
    @Problems({
        Problem.FEATURE_NOT_FOUND,
        Problem.ILLEGAL_STAGE_TRANSITION,
        Problem.NOT_READY_FOR_BETA,
        Problem.CHECKLIST_UNMET,
        Problem.STALE_VERSION
    })
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TransitionView move(
            @AuthenticationPrincipal Profile me,
            @PathVariable FeatureKey key,
            @Parameter(description = "Move only this version, an `ETag` like `\"3\"`; any if left out.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody NewTransition transition) {
        StageTransition moved = lifecycle.move(key, IfMatch.versions(ifMatch), transition.move(), me.user());
        return TransitionView.of(moved, List.of());
    }

    @Operation(
            operationId = "showHistory",
            summary = "Show a feature's history",
            description = "Every step from its creation, oldest first; among them what was lowered, and why.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<TransitionView> history(
            @PathVariable FeatureKey key,
            @Parameter(description = Page.AFTER) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = Page.LIMIT) @RequestParam(defaultValue = "50") @Range(min = 1, max = 200)
                    int limit) {
        long afterId = Long.parseLong(Page.key(after, "0", id -> id.matches("\\d{1,18}")));
        return Page.of(
                transitions.of(features.require(key), afterId, limit + 1),
                limit,
                entry -> String.valueOf(entry.id()),
                entry -> TransitionView.of(entry.transition(), entry.lowered()));
    }
}
