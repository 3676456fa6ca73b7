package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.team.Attention;
import dev.earlyaccess.team.AttentionList;
import dev.earlyaccess.team.AttentionReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Email;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which features stand still. */
@Tag(name = "Attention", description = "See which features stand still, and what to do about it.")
@RestController
@RequestMapping("/api/v1/admin/attention")
class AttentionController {

    private final AttentionList list;
    private final Clock clock;

    AttentionController(AttentionList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    /** A feature that needs attention, as the API shows it. */
    @Schema(name = "Attention", description = "A feature that stands still.")
    record AttentionView(
            @Schema(description = "Its key.", example = "voice-notes")
            String key,

            @Schema(description = "Its title.", example = "Voice notes")
            String name,

            @Schema(description = "How far it is released: `concept` or `beta`.", example = "concept")
            Stage stage,

            @Schema(description = "When it entered its stage.", example = "2026-03-01T09:00:00Z")
            Instant stageSince,

            @Schema(description = "When the next stage was meant to begin.", example = "2026-10-01", nullable = true)
            @Nullable
            LocalDate targetDate,

            @Schema(description = "Who answers for it, and gets a mail about it each month.", nullable = true)
            AdminFeature.@Nullable OwnerContactView owner,

            @Schema(
                    description = "Why it needs attention: each reason that there is.",
                    example = "[\"past-target-date\", \"older-than-six-months\"]")
            List<AttentionReason> reasons,

            @Schema(
                    description = "Since when it has needed attention, for the first of these reasons.",
                    example = "2026-09-01T09:00:00Z")
            Instant since,

            @Schema(
                    description =
                            "When it last moved or was changed, or its users were told something or said something.",
                    example = "2026-03-14T12:00:00Z")
            Instant lastSignOfLife,

            @Schema(
                    description = "What to do about it, in words.",
                    example = "Its target date is past: set a new one, make it a beta, or archive it.")
            String whatToDo) {

        static AttentionView of(Attention attention) {
            return new AttentionView(
                    attention.feature().value(),
                    attention.name(),
                    attention.staleness().stage(),
                    attention.staleness().stageSince(),
                    attention.staleness().targetDate(),
                    attention.owner().equals(Owner.NOBODY) ? null : AdminFeature.OwnerContactView.of(attention.owner()),
                    List.copyOf(attention.reasons().keySet()),
                    attention.since(),
                    attention.staleness().lastSignOfLife(),
                    attention.reasons().keySet().stream()
                            .map(AttentionView::advice)
                            .collect(Collectors.joining(" ")));
        }

        private static String advice(AttentionReason reason) {
            return switch (reason) {
                case PAST_TARGET_DATE -> "Its target date is past: set a new one, make it a beta, or archive it.";
                case OLDER_THAN_SIX_MONTHS ->
                    "It has been a concept for more than six months: make it a beta, or archive it.";
                case QUIET_FOR_90_DAYS ->
                    "Nothing was changed, told or heard for 90 days: tell its users how it goes on, make it generally "
                            + "available, pull it back, or archive it.";
            };
        }
    }

    @Operation(
            operationId = "listAttention",
            summary = "List what needs attention",
            description =
                    "Concepts past their target date or older than six months, and betas without a change, an update "
                            + "or feedback for 90 days, by key. Owners get the same by mail on the first day of each month.")
    @GetMapping
    Page<AttentionView> list(
            @Parameter(description = "Only features whose owner has this mail address; all if left out.")
                    @RequestParam(required = false)
                    @Email
                    @PlainText
                    @Length(max = 254)
                    @Nullable
                    String owner,
            @Parameter(description = Page.AFTER) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = Page.LIMIT) @RequestParam(defaultValue = "50") @Range(min = 1, max = 200)
                    int limit) {
        List<Attention> rows = list.page(
                owner == null || owner.isBlank() ? null : owner,
                Page.key(after, "", FeatureKey::isValid),
                limit + 1,
                clock.instant());
        return Page.of(rows, limit, attention -> attention.feature().value(), AttentionView::of);
    }
}
