package dev.earlyaccess.api.feedback;

import dev.earlyaccess.api.file.FileTypes;
import dev.earlyaccess.api.file.RowFiles;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.JsonBodies;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackFilter;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackReply;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The inbox: admins read and reply to all feedback, staff to the feedback about features that they own. */
@Tag(
        name = "Feedback",
        description =
                "Read feedback and reply to it. With the role `STAFF` alone, you see the feedback about features of which you "
                        + "are the owner or a manager.")
@RestController
@RequestMapping("/api/v1/admin/feedback")
class InboxController {

    private final FeedbackInbox inbox;
    private final Features features;
    private final JsonBodies bodies;
    private final RowFiles files;
    private final Clock clock;

    InboxController(FeedbackInbox inbox, Features features, JsonBodies bodies, RowFiles files, Clock clock) {
        this.inbox = inbox;
        this.features = features;
        this.bodies = bodies;
        this.files = files;
        this.clock = clock;
    }

    /** A reply to send. */
    @Schema(description = "The reply to send.")
    record NewReply(
            @Schema(
                    description = "The text of the mail; may have several lines.",
                    example = "Thank you! The next version has larger charts.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank
            @PlainText(lines = true)
            @TextLength(max = 10_000)
            String text) {}

    @Access({Role.VIEWER, Role.STAFF})
    @Operation(
            operationId = "listFeedback",
            summary = "List feedback",
            description = "The newest first. Automatic mails, such as vacation notices, are listed only on request.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<FeedbackView> list(
            @AuthenticationPrincipal Caller me,
            @Valid @ParameterObject FeedbackQuery query,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        FeedbackFilter filter = query.filter(me, features);
        long beforeId = Page.id(after, Long.MAX_VALUE);
        return Page.of(
                page(me, filter, beforeId, limit + 1),
                limit,
                feedback -> String.valueOf(feedback.id()),
                feedback -> feedback);
    }

    @Access({Role.VIEWER, Role.STAFF})
    @Operation(
            operationId = "exportFeedback",
            summary = "Export feedback",
            description = "All feedback of the list as a file, the newest first. " + RowFiles.DESCRIPTION
                    + " Attachments and replies are JSON in one cell.")
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
                                                "id,feature,stage,userId,userName,…\r\n4711,dark-mode,beta,ada,Ada Lovelace,…\r\n")),
                @Content(mediaType = FileTypes.JSON_LINES, schema = @Schema(implementation = FeedbackView.class))
            })
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping(
            path = "/export",
            produces = {FileTypes.CSV, FileTypes.JSON_LINES})
    void export(
            @AuthenticationPrincipal Caller me,
            @Valid @ParameterObject FeedbackQuery query,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        FeedbackFilter filter = query.filter(me, features);
        files.write(
                "feedback",
                accept,
                FeedbackView.class,
                RowFiles.all(Long.MAX_VALUE, (before, most) -> page(me, filter, before, most), FeedbackView::id),
                response);
    }

    private List<FeedbackView> page(Caller me, FeedbackFilter filter, long before, int most) {
        List<Feedback> rows = inbox.newest(readers(me, Role.VIEWER), filter, before, most);
        Map<Long, List<FeedbackReply>> replies = inbox.repliesTo(rows);
        return rows.stream()
                .map(feedback -> FeedbackView.of(feedback, replies.getOrDefault(feedback.id(), List.of())))
                .toList();
    }

    @Access({Role.VIEWER, Role.STAFF})
    @Operation(
            operationId = "showFeedback",
            summary = "Show feedback",
            description =
                    "The feedback, its author and the replies; of a mail also the whole mail. Its status does not change.")
    @Problems(Problem.FEEDBACK_NOT_FOUND)
    @GetMapping("/{id}")
    FeedbackDetails show(@AuthenticationPrincipal Caller me, @FeedbackId @PathVariable long id) {
        Feedback feedback = inbox.require(id, readers(me, Role.VIEWER));
        return new FeedbackDetails(
                view(feedback), me.seesAddresses() ? inbox.original(feedback).orElse(null) : null);
    }

    @Access({Role.EDITOR, Role.STAFF})
    @Operation(
            operationId = "changeFeedback",
            summary = "Mark feedback, or match it to a feature",
            description =
                    "A JSON merge patch (RFC 7396): send the fields to change. If you mark automatic feedback, it "
                            + "counts as written by a person, and the team is told of it.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = FeedbackChange.class)))
    @Problems({Problem.FEEDBACK_NOT_FOUND, Problem.FEATURE_NOT_FOUND})
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    FeedbackView change(
            @AuthenticationPrincipal Caller me, @FeedbackId @PathVariable long id, @RequestBody JsonNode patch) {
        FeedbackChange change = FeedbackChange.read(patch, bodies);
        return view(
                inbox.change(id, readers(me, Role.EDITOR), change.status(), change.keyOfFeature(), clock.instant()));
    }

    @Access({Role.EDITOR, Role.STAFF})
    @Operation(
            operationId = "replyToFeedback",
            summary = "Reply to feedback",
            description =
                    "Sends a mail to the author, in the thread of the author's mail if there is one, and marks the "
                            + "feedback as answered. It is safe to send the same again: within ten minutes it is the same reply, "
                            + "without a second mail.")
    @Problems({Problem.FEEDBACK_NOT_FOUND, Problem.NOWHERE_TO_REPLY})
    @PostMapping("/{id}/reply")
    @ResponseStatus(HttpStatus.CREATED)
    FeedbackView.ReplyView reply(
            @AuthenticationPrincipal Caller me, @FeedbackId @PathVariable long id, @Valid @RequestBody NewReply reply) {
        return FeedbackView.ReplyView.of(
                inbox.reply(id, readers(me, Role.EDITOR), reply.text(), me.profile(), clock.instant()));
    }

    /** Staff own features by the verified address in their token; without one they own none. */
    private static FeedbackReaders readers(Caller me, Role ofAll) {
        return me.has(ofAll) ? FeedbackReaders.ALL : FeedbackReaders.ownerWith(me.provenEmail());
    }

    private FeedbackView view(Feedback feedback) {
        return FeedbackView.of(feedback, inbox.repliesTo(List.of(feedback)).getOrDefault(feedback.id(), List.of()));
    }
}
