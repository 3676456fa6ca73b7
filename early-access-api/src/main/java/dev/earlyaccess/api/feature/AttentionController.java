package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.outbox.PausedSender;
import dev.earlyaccess.outbox.PausedSenders;
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
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the features that need attention. */
@Tag(
        name = "Attention",
        description =
                "Features without progress, features whose check can be removed from the code, paused senders, and what "
                        + "to do about them.")
@RestController
@RequestMapping("/api/v1/admin/attention")
class AttentionController {

    private final AttentionList list;
    private final PausedSenders senders;
    private final Clock clock;

    AttentionController(AttentionList list, PausedSenders senders, Clock clock) {
        this.list = list;
        this.senders = senders;
        this.clock = clock;
    }

    /** A page of features, and the paused senders. */
    @Schema(name = "AttentionPage", description = "One page of features that need attention, and the paused senders.")
    record AttentionPage(
            @Schema(description = "The page's features, by key.")
            List<AttentionView> items,

            @Schema(
                    description = "The value of `after` for the next page; null on the last page.",
                    example = "ZGFyay1tb2Rl",
                    nullable = true)
            @Nullable
            String next,

            @Schema(description = "All senders whose mails are paused, on every page.")
            List<PausedSenderView> pausedSenders) {}

    /** A paused sender, as the API shows it. */
    @Schema(
            name = "PausedSender",
            description =
                    "A sender whose mails are paused, because too many of them went to addresses that do not exist.")
    record PausedSenderView(
            @Schema(description = "The sender's address.", example = "early-access@example.com")
            String address,

            @Schema(description = "Since when its mails wait.", example = "2026-11-22T09:00:00Z")
            Instant pausedAt,

            @Schema(
                    description = "How many mails went to addresses that do not exist when the pause began.",
                    example = "51")
            int reports,

            @Schema(description = "Of how many mails in a row: 1,000, or all, if there were fewer.", example = "1000")
            int mails,

            @Schema(
                    description =
                            "How many addresses were reported and are not suppressed, because the reports may be wrong.",
                    example = "51")
            long withheld,

            @Schema(description = "What the mail server said at last.", example = "550 5.1.1 no such user")
            @MentionsAddresses
            String lastReport,

            @Schema(
                    description = "What to do.",
                    example = "Find out why the mail server reports many addresses as unknown. Then resume the sender.")
            String whatToDo) {

        static PausedSenderView of(PausedSender sender) {
            return new PausedSenderView(
                    sender.address(),
                    sender.pausedAt(),
                    sender.reports(),
                    sender.mails(),
                    sender.withheld(),
                    sender.lastReport(),
                    "Find out why the mail server reports many addresses as unknown. Then resume the sender: POST "
                            + "/api/v1/admin/paused-senders/" + sender.address() + "/resume.");
        }
    }

    /** A feature that needs attention, as the API shows it. */
    @Schema(name = "Attention", description = "A feature that needs attention.")
    record AttentionView(
            @Schema(description = "The feature's key.", example = "voice-notes")
            String key,

            @Schema(description = "The feature's title.", example = "Voice notes")
            String name,

            @Schema(
                    description = "The feature's stage: `concept`, `beta` or `general-availability`.",
                    example = "concept")
            Stage stage,

            @Schema(description = "When the feature entered its stage.", example = "2026-03-01T09:00:00Z")
            Instant stageSince,

            @Schema(description = "The planned start of the next stage.", example = "2026-10-01", nullable = true)
            @Nullable
            LocalDate targetDate,

            @Schema(
                    description = "Who is responsible for the feature, and gets a mail about it each month.",
                    nullable = true)
            AdminFeature.@Nullable OwnerContactView owner,

            @Schema(
                    description = "All reasons why the feature needs attention.",
                    example = "[\"past-target-date\", \"older-than-six-months\"]")
            List<AttentionReason> reasons,

            @Schema(
                    description = "Since when the feature has needed attention: the earliest of the reasons.",
                    example = "2026-09-01T09:00:00Z")
            Instant since,

            @Schema(
                    description = "The latest of: stage transition, change, update to users, feedback from users.",
                    example = "2026-03-14T12:00:00Z")
            Instant lastSignOfLife,

            @Schema(
                    description =
                            "How often application code has asked for this feature alone, in the last seven days (UTC) "
                                    + "with today; null unless the feature is generally available.",
                    example = "1200",
                    nullable = true)
            @Nullable
            Long evaluations,

            @Schema(
                    description = "What to do, in a sentence for each reason.",
                    example = "The target date has passed: set a new date, make the feature a beta, or archive it.")
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
                    attention.staleness().stage() == Stage.GENERAL_AVAILABILITY
                            ? attention.staleness().evaluations()
                            : null,
                    attention.reasons().keySet().stream()
                            .map(AttentionView::advice)
                            .collect(Collectors.joining(" ")));
        }

        private static String advice(AttentionReason reason) {
            return switch (reason) {
                case PAST_TARGET_DATE ->
                    "The target date has passed: set a new date, make the feature a beta, or archive it.";
                case OLDER_THAN_SIX_MONTHS ->
                    "The feature has been a concept for more than six months: make it a beta, or archive it.";
                case QUIET_FOR_90_DAYS ->
                    "For 90 days there was no change, no update and no feedback: post an update, make the feature "
                            + "generally available, pull it back, or archive it.";
                case STILL_EVALUATED ->
                    "The feature has been generally available for 30 days, and application code still asks for it "
                            + "alone: remove the check from the code.";
            };
        }
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listAttention",
            summary = "List features that need attention",
            description =
                    "Concepts past their target date or older than six months, betas without a change, an update or "
                            + "feedback for 90 days, and features that have been generally available for 30 days and that "
                            + "application code still evaluates alone, by key. Owners get the same by mail on the first day of each month. And "
                            + "the senders whose mails are paused, because too many addresses do not exist.")
    @GetMapping
    AttentionPage list(
            @AuthenticationPrincipal Caller me,
            @Parameter(description = "Only features whose owner has this mail address. Omit to list all.")
                    @RequestParam(required = false)
                    @Email
                    @PlainText
                    @TextLength(max = 254)
                    @Nullable
                    String owner,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        me.requireSight(owner);
        List<Attention> rows = list.page(
                owner == null || owner.isBlank() ? null : owner,
                Page.key(after, "", FeatureKey::isValid),
                limit + 1,
                clock.instant());
        Page<AttentionView> page =
                Page.of(rows, limit, attention -> attention.feature().value(), AttentionView::of);
        return new AttentionPage(
                page.items(),
                page.next(),
                senders.all().stream().map(PausedSenderView::of).toList());
    }
}
