package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.mail.RenderedMail;
import dev.earlyaccess.preview.MailPreviews;
import dev.earlyaccess.update.Update;
import dev.earlyaccess.update.UpdateKind;
import dev.earlyaccess.update.UpdateText;
import dev.earlyaccess.update.Updates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
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

/** Posts updates about a feature, and shows their progress. */
@Tag(name = "Updates", description = "Mail news about a feature to interested and opted-in users.")
@RestController
@RequestMapping("/api/v1/admin/features/{key}/updates")
class UpdatesController {

    private final Updates updates;
    private final Features features;
    private final MailPreviews previews;

    UpdatesController(Updates updates, Features features, MailPreviews previews) {
        this.updates = updates;
        this.features = features;
        this.previews = previews;
    }

    /** An update to post. */
    @Schema(description = "The update to post.")
    record NewUpdate(
            @Schema(
                    description = "The subject of the mail.",
                    example = "Quiet hours now end on weekends",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText
            @TextLength(max = 200)
            String subject,

            @Schema(
                    description =
                            "The text of the mail in Markdown (CommonMark). HTML is shown as text, links may only be "
                                    + "`http`, `https` and `mailto`, and images become links.",
                    example = "You can now **sleep in**: see [how it works](https://docs.example.com/quiet-hours).",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @TextLength(max = 20_000)
            String markdown) {

        UpdateText text() {
            return new UpdateText(subject.strip(), markdown);
        }
    }

    /** The mail of an update, before it is posted. */
    @Schema(name = "UpdatePreview", description = "The mail as you would receive it.")
    record PreviewView(
            @Schema(description = "The subject.", example = "Quiet hours now end on weekends")
            String subject,

            @Schema(
                    description = "The plain text.",
                    example =
                            "Hello Grace,\n\nYou can now sleep in: see how it works (https://docs.example.com/quiet-hours).")
            String text,

            @Schema(
                    description = "The complete HTML page.",
                    example =
                            "<!DOCTYPE html><html lang=\"en\"><body><p>You can now <strong>sleep in</strong>.</p></body></html>")
            String html,

            @Schema(
                    description =
                            "Shows the mail for five minutes, without a token; null if the text is too long for an address (some "
                                    + "8,000 letters).",
                    example = "https://early-access.example.com/mail-previews/dXBkYXRl.c2lnbmF0dXJl",
                    nullable = true)
            @Nullable
            String url) {

        static PreviewView of(RenderedMail mail, Optional<URI> address) {
            return new PreviewView(
                    mail.subject(),
                    mail.text(),
                    mail.html(),
                    address.map(URI::toString).orElse(null));
        }
    }

    /** An update and its progress. */
    @Schema(name = "Update", description = "An update about a feature, and its progress.")
    record UpdateView(
            @Schema(description = "The update's id.", example = "1")
            long id,

            @Schema(
                    description = "`update`: written by the team. `general-availability`: announced by the service.",
                    example = "update")
            UpdateKind kind,

            @Schema(
                    description =
                            "The subject of the mail; null for an announcement of general availability, which is in each reader's language.",
                    example = "Quiet hours now end on weekends",
                    nullable = true)
            @Nullable
            String subject,

            @Schema(
                    description = "The text in Markdown; null for an announcement of general availability.",
                    example = "You can now **sleep in**: see [how it works](https://docs.example.com/quiet-hours).",
                    nullable = true)
            @Nullable
            String markdown,

            @Schema(description = "The user id of the person who posted it, or moved the feature.", example = "grace")
            String postedBy,

            @Schema(
                    description =
                            "When the update was posted. Users who were interested or opted in at this time get it.",
                    example = "2026-11-22T09:00:00Z")
            Instant postedAt,

            @Schema(description = "Recipients processed so far.", example = "1280")
            long recipients,

            UpdateMailsView mails,
            UnmailedView unmailed,

            @Schema(
                    description = "When all recipients were processed; null until then.",
                    example = "2026-11-22T09:00:05Z",
                    nullable = true)
            @Nullable
            Instant finishedAt) {

        /** The mails of the update. */
        @Schema(name = "UpdateMails", description = "The mails of the update.")
        record UpdateMailsView(
                @Schema(
                        description = "Mails owed so far. `unmailed` counts the users who are owed none. Mails "
                                + "that are not sent, failed or cancelled are still to be sent.",
                        example = "990")
                long owed,

                @Schema(description = "Mails that the mail server has accepted.", example = "400")
                long sent,

                @Schema(description = "Mails that could not be sent.", example = "2")
                long failed,

                @Schema(
                        description = "Mails that were cancelled before they were sent, for example after an opt-out.",
                        example = "3")
                long cancelled) {}

        /** The recipients who are owed no mail. */
        @Schema(
                name = "UnmailedRecipients",
                description = "Recipients processed so far who are owed no mail, by reason.")
        record UnmailedView(
                @Schema(description = "Users without an address.", example = "3")
                long noAddress,

                @Schema(description = "Users whose address is suppressed, because it does not exist.", example = "7")
                long suppressed,

                @Schema(description = "Users who turned updates off.", example = "280")
                long notWanted) {}

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
                    new UnmailedView(
                            update.unmailed().noAddress(),
                            update.unmailed().suppressed(),
                            update.unmailed().notWanted()),
                    update.finishedAt());
        }
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "postUpdate",
            summary = "Post an update",
            description =
                    "Mails the update once to all users who are interested or opted in now, except those who turned "
                            + "updates off. It cannot be undone: use the preview first. Posting the same again within ten minutes "
                            + "changes nothing, and the response is the same.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_UPDATES})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UpdateView post(
            @AuthenticationPrincipal Caller me,
            @PathVariable FeatureKey key,
            @Valid @RequestBody NewUpdate update,
            HttpServletResponse response) {
        Update posted = updates.post(key, update.text(), me.user());
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/admin/features/%s/updates/%d".formatted(key, posted.id()));
        return UpdateView.of(posted);
    }

    @Access(value = Role.EDITOR, owner = true)
    @Operation(
            operationId = "previewUpdate",
            summary = "Preview an update",
            description = "Shows the mail as you would receive it, in your language. Nothing is stored or sent.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_UPDATES})
    @PostMapping("/preview")
    PreviewView preview(
            @AuthenticationPrincipal Caller me, @PathVariable FeatureKey key, @Valid @RequestBody NewUpdate update) {
        return PreviewView.of(
                updates.preview(key, update.text(), me.profile()), previews.address(key, update.text(), me.profile()));
    }

    @Access(value = Role.EDITOR, owner = true, address = true)
    @Operation(
            operationId = "sendTestOfUpdate",
            summary = "Send an update to yourself",
            description =
                    "Sends the update to the address in your token, and to nobody else, as users would get it: its links work, for "
                            + "you. The response comes when the mail server has accepted the mail.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_UPDATES, Problem.MAIL_NOT_SENT})
    @PostMapping("/test")
    MailPreviewsController.SentTestMail test(
            @AuthenticationPrincipal Caller me, @PathVariable FeatureKey key, @Valid @RequestBody NewUpdate update) {
        return new MailPreviewsController.SentTestMail(
                me.email(), previews.send(key, update.text(), me.profile()).subject());
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "listUpdates",
            summary = "List updates",
            description = "The updates posted by the team and the announcements of the service, the newest first.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<UpdateView> list(
            @PathVariable FeatureKey key,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        long before = Page.id(after, Long.MAX_VALUE);
        return Page.of(
                updates.newest(features.require(key), before, limit + 1),
                limit,
                update -> String.valueOf(update.id()),
                UpdateView::of);
    }

    @Access(value = Role.VIEWER, owner = true)
    @Operation(
            operationId = "showUpdate",
            summary = "Watch an update",
            description = "The number of recipients processed and of mails sent.")
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.UPDATE_NOT_FOUND})
    @GetMapping("/{id}")
    UpdateView show(
            @PathVariable FeatureKey key,
            @Parameter(description = "The update's id.", example = "1") @PathVariable long id) {
        return UpdateView.of(updates.require(features.require(key), id));
    }
}
