package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes feedback that users give in the app, from the app or from the company's backend. */
@RestController
@RequestMapping("/api/v1")
class GiveFeedbackController {

    private final FeedbackInbox inbox;
    private final Clock clock;

    GiveFeedbackController(FeedbackInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The feedback to give. */
    @Schema(name = "NewFeedback", description = "Your feedback.")
    record FeedbackForm(
            @Schema(
                    description =
                            "Your feedback in your own words; may have several lines. May be omitted if there is a rating.",
                    example = "The charts are hard to read.")
            @PlainText(lines = true)
            @TextLength(max = 10_000)
            @Nullable
            String text,

            @Schema(description = "From 1 (bad) to 5 (good); is enough without a text.", example = "4")
            @Min(1)
            @Max(5)
            @Nullable
            Integer rating) {}

    /** The feedback as it was stored. */
    @Schema(description = "Your feedback as the team will read it.")
    record GivenFeedback(
            @Schema(description = "The feedback's id, for questions about it.", example = "4711")
            long id,

            @Schema(description = "The key of the feature that the feedback is about.", example = "dark-mode")
            String feature,

            @Schema(
                    description = "Your text; empty if you only gave a rating.",
                    example = "The charts are hard to read.")
            String text,

            @Schema(
                    description = "From 1 (bad) to 5 (good); null if you gave no rating.",
                    example = "4",
                    nullable = true)
            @Nullable
            Integer rating,

            @Schema(description = "When the feedback arrived.", example = "2026-11-22T09:00:00Z")
            Instant receivedAt) {

        static GivenFeedback of(FeatureKey feature, Feedback feedback) {
            return new GivenFeedback(
                    feedback.id(), feature.value(), feedback.text(), feedback.rating(), feedback.receivedAt());
        }
    }

    @Access(Role.USER)
    @Operation(
            operationId = "giveFeedback",
            tags = "Feature previews",
            summary = "Give feedback",
            description =
                    "Sends feedback to the team that builds the feature. The team may reply by mail. Every feature takes "
                            + "feedback here until it is archived; a feature with a `feedbackUrl` prefers feedback there. Send a "
                            + "text, a rating, or both. It is safe to send the same again: within ten minutes it is stored "
                            + "once, and the response is the same.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_FEEDBACK, Problem.TOO_MUCH_FEEDBACK})
    @PostMapping("/features/{key}/feedback")
    @ResponseStatus(HttpStatus.CREATED)
    GivenFeedback give(
            @AuthenticationPrincipal Caller me, @PathVariable FeatureKey key, @Valid @RequestBody FeedbackForm said) {
        return give(me.user(), key, said);
    }

    @Access(Role.SERVER)
    @Operation(
            operationId = "passOnFeedback",
            tags = "For your backend",
            summary = "Pass on a user's feedback",
            description = "As if the user had sent it to `POST /api/v1/features/{key}/feedback`.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_FEEDBACK, Problem.TOO_MUCH_FEEDBACK})
    @PostMapping("/users/{userId}/features/{key}/feedback")
    @ResponseStatus(HttpStatus.CREATED)
    GivenFeedback passOn(
            @PathVariable UserId userId, @PathVariable FeatureKey key, @Valid @RequestBody FeedbackForm said) {
        return give(userId, key, said);
    }

    private GivenFeedback give(UserId user, FeatureKey key, FeedbackForm said) {
        return GivenFeedback.of(key, inbox.give(key, user, said.text(), said.rating(), clock.instant()));
    }
}
