package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.user.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.validator.constraints.Length;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What users say about betas in the app. */
@RestController
@RequestMapping("/api/v1/features/{key}/feedback")
class GiveFeedbackController {

    private final FeedbackInbox inbox;
    private final Clock clock;

    GiveFeedbackController(FeedbackInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What a user has to say. */
    @Schema(name = "NewFeedback", description = "What you think of it.")
    record FeedbackForm(
            @Schema(
                    description = "In your own words; several lines are fine.",
                    example = "The charts are hard to read.",
                    requiredMode = RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @Length(max = 10_000)
            String text,

            @Schema(description = "From 1 (bad) to 5 (good).", example = "4") @Min(1) @Max(5) @Nullable
            Integer rating) {}

    /** What the user said, as it was kept. */
    @Schema(description = "What you said, as the team will read it.")
    record GivenFeedback(
            @Schema(description = "What to name it by when you ask about it.", example = "4711")
            long id,

            @Schema(description = "The key of the beta that it is about.", example = "dark-mode")
            String feature,

            @Schema(description = "Your words.", example = "The charts are hard to read.")
            String text,

            @Schema(description = "From 1 (bad) to 5 (good); null if you gave none.", example = "4", nullable = true)
            @Nullable
            Integer rating,

            @Schema(description = "When it arrived.", example = "2026-11-22T09:00:00Z")
            Instant receivedAt) {

        static GivenFeedback of(FeatureKey feature, Feedback feedback) {
            return new GivenFeedback(
                    feedback.id(), feature.value(), feedback.text(), feedback.rating(), feedback.receivedAt());
        }
    }

    @Operation(
            operationId = "giveFeedback",
            tags = "Feature previews",
            summary = "Say what to change",
            description =
                    "Reaches the team that builds the beta, which may reply by mail. Every beta takes feedback here; "
                            + "one with a `feedbackUrl` prefers it there. To send the same again is safe: within ten minutes "
                            + "it is kept once, and answered as it was the first time.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_FEEDBACK, Problem.TOO_MUCH_FEEDBACK})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    GivenFeedback give(
            @AuthenticationPrincipal Profile me, @PathVariable FeatureKey key, @Valid @RequestBody FeedbackForm said) {
        return GivenFeedback.of(key, inbox.give(key, me.user(), said.text(), said.rating(), clock.instant()));
    }
}
