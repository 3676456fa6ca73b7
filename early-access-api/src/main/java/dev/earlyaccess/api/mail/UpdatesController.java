package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.update.Update;
import dev.earlyaccess.update.UpdateKind;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import dev.earlyaccess.user.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** News about a feature for those who are interested or opted in. */
@Tag(name = "Updates", description = "Tell those who are interested or opted in what is new.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/updates")
class UpdatesController {

    private final Updates updates;
    private final Features features;

    UpdatesController(Updates updates, Features features) {
        this.updates = updates;
        this.features = features;
    }

    /** What an admin wants users to know. */
    @Schema(description = "What is new.")
    record NewUpdate(
            @Schema(
                    description = "The subject of the mail.",
                    example = "Quiet hours now end on weekends",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText
            @Length(max = 200)
            String subject,

            @Schema(
                    description =
                            "The text of the mail in Markdown (CommonMark). HTML in it is shown as it was typed, links lead to "
                                    + "`http`, `https` and `mailto` only, and images become links.",
                    example = "You can now **sleep in**: see [how it works](https://docs.example.com/quiet-hours).",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @Length(max = 20_000)
            String markdown) {

        UpdateText text() {
            return new UpdateText(subject.strip(), markdown);
        }
    }

    /** A mail that an update would be. */
    @Schema(name = "UpdatePreview", description = "The mail as you would get it.")
    record PreviewView(
            @Schema(description = "Its subject.", example = "Quiet hours now end on weekends")
            String subject,

            @Schema(
                    description = "Its plain text.",
                    example =
                            "Hello Grace,\n\nYou can now sleep in: see how it works (https://docs.example.com/quiet-hours).")
            String text,

            @Schema(
                    description = "The whole page of its HTML.",
                    example =
                            "<!DOCTYPE html><html lang=\"en\"><body><p>You can now <strong>sleep in</strong>.</p></body></html>")
            String html) {

        static PreviewView of(RenderedMail mail) {
            return new PreviewView(mail.subject(), mail.text(), mail.html());
        }
    }

    /** News about a feature, as the API shows it. */
    @Schema(name = "Update", description = "News about a feature, and how far it has got.")
    record UpdateView(
            @Schema(description = "What to look it up by.", example = "1")
            long id,

            @Schema(
                    description = "Update: what an admin wrote. General availability: the service announced it.",
                    example = "update")
            UpdateKind kind,

            @Schema(
                    description =
                            "The subject of the mail; null where it announces general availability, in each reader's language.",
                    example = "Quiet hours now end on weekends",
                    nullable = true)
            @Nullable
            String subject,

            @Schema(
                    description = "Its text in Markdown; null where it announces general availability.",
                    example = "You can now **sleep in**: see [how it works](https://docs.example.com/quiet-hours).",
                    nullable = true)
            @Nullable
            String markdown,

            @Schema(description = "The user id of the admin who posted it, or moved the feature.", example = "grace")
            String postedBy,

            @Schema(
                    description = "When. It is for whoever was interested or opted in by then.",
                    example = "2026-11-22T09:00:00Z")
            Instant postedAt,

            @Schema(description = "How many of those were come by so far.", example = "1280")
            long recipients,

            UpdateMailsView mails,

            @Schema(
                    description = "When all of them were; null until then.",
                    example = "2026-11-22T09:00:05Z",
                    nullable = true)
            @Nullable
            Instant finishedAt) {

        /** Its mails. */
        @Schema(name = "UpdateMails", description = "The mails of the update.")
        record UpdateMailsView(
                @Schema(
                        description =
                                "How many were owed so far: none to whoever has no address or wants no such mails. What is "
                                        + "neither sent, failed nor cancelled is still to come.",
                        example = "990")
                long owed,

                @Schema(description = "How many of them the mail server has taken.", example = "400")
                long sent,

                @Schema(description = "How many of them can't be sent.", example = "2")
                long failed,

                @Schema(
                        description = "How many of them no longer held when their time came, as after an opt-out.",
                        example = "3")
                long cancelled) {}

        static UpdateView of(Update update) {
            UpdateText text = update.text();
            return new UpdateView(
                    update.id(),
                    update.kind(),
                    text == null ? null : text.subject(),
                    text == null ? null : text.markdown(),
                    update.postedBy().value(),
                    update.postedAt(),
                    update.recipients(),
                    new UpdateMailsView(
                            update.mails().owed(),
                            update.mails().sent(),
                            update.mails().failed(),
                            update.mails().cancelled()),
                    update.finishedAt());
        }
    }

    @Operation(
            operationId = "postUpdate",
            summary = "Post an update",
            description =
                    "Mails it once to everybody who is interested or opted in now, but for those who turned updates off. "
                            + "It can't be taken back: see the preview first. To post the same again within ten minutes "
                            + "changes nothing and answers the same.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_UPDATES})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UpdateView post(
            @AuthenticationPrincipal Profile me,
            @PathVariable FeatureKey key,
            @Valid @RequestBody NewUpdate update,
            HttpServletResponse response) {
        Update posted = updates.post(key, update.text(), me.user());
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/admin/features/%s/updates/%d".formatted(key, posted.id()));
        return UpdateView.of(posted);
    }

    @Operation(
            operationId = "previewUpdate",
            summary = "Preview an update",
            description = "Shows the mail as you would get it, in your language. Nothing is kept or sent.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_UPDATES})
    @PostMapping("/preview")
    PreviewView preview(
            @AuthenticationPrincipal Profile me, @PathVariable FeatureKey key, @Valid @RequestBody NewUpdate update) {
        return PreviewView.of(updates.preview(key, update.text(), me));
    }

    @Operation(
            operationId = "listUpdates",
            summary = "List updates",
            description = "What was posted about a feature or announced by the service, the newest first.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<UpdateView> list(
            @PathVariable FeatureKey key,
            @Parameter(description = Page.AFTER) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = Page.LIMIT) @RequestParam(defaultValue = "50") @Range(min = 1, max = 200)
                    int limit) {
        long before = Long.parseLong(Page.key(after, String.valueOf(Long.MAX_VALUE), id -> id.matches("\\d{1,18}")));
        return Page.of(
                updates.newest(features.require(key), before, limit + 1),
                limit,
                update -> String.valueOf(update.id()),
                UpdateView::of);
    }

    @Operation(
            operationId = "showUpdate",
            summary = "Watch an update",
            description = "How many it is for, and how many mails have been sent.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.UPDATE_NOT_FOUND})
    @GetMapping("/{id}")
    UpdateView show(
            @PathVariable FeatureKey key,
            @Parameter(description = "The update's id.", example = "1") @PathVariable long id) {
        return UpdateView.of(updates.require(features.require(key), id));
    }
}
