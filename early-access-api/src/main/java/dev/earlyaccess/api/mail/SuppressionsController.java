package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.Suppression;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The suppression list, for admins. */
@Tag(
        name = "Suppressions",
        description = "See which addresses get no mails because they do not exist, and correct that.")
@RestController
@RequestMapping("/api/v1/admin/suppressions")
class SuppressionsController {

    private final SuppressionList suppressions;

    SuppressionsController(SuppressionList suppressions) {
        this.suppressions = suppressions;
    }

    /** A suppressed address. */
    @Schema(name = "Suppression", description = "An address that gets no mails.")
    record SuppressionView(
            @Schema(description = "The address, in lower case.", example = "ada@example.com")
            String email,

            @Schema(
                    description =
                            "The ids of the users who had this address when it was reported, at most 100. A user who gets "
                                    + "the address later gets mails.",
                    example = "[\"ada\"]")
            List<String> users,

            SuppressionReportView report,

            @Schema(description = "Since when the address gets no mails.", example = "2026-11-22T09:00:00Z")
            Instant suppressedAt) {

        static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    suppression.email(),
                    suppression.users().stream().map(UserId::value).toList(),
                    new SuppressionReportView(
                            suppression.source(), suppression.code(), suppression.text(), suppression.delivery()),
                    suppression.suppressedAt());
        }
    }

    /** The report that caused a suppression. */
    @Schema(name = "SuppressionReport", description = "The report that says that the address does not exist.")
    record SuppressionReportView(
            @Schema(
                    description =
                            "`smtp`: the mail server refused the recipient. `mail`: a mail came back. `provider`: a mail "
                                    + "provider or a script posted it. Null if an earlier version of the service stored it.",
                    example = "smtp",
                    nullable = true)
            @Nullable
            ReportSource source,

            @Schema(
                    description = "The enhanced status code (RFC 3463); null if the report has none.",
                    example = "5.1.1",
                    nullable = true)
            @Nullable
            String code,

            @Schema(description = "What the mail server said.", example = "550 5.1.1 no such user")
            String text,

            @Schema(
                    description = "The id of the delivery that the report is about; null if it is unknown.",
                    example = "4711",
                    nullable = true)
            @Nullable
            Long delivery) {}

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "listSuppressions",
            summary = "List suppressed addresses",
            description =
                    "The addresses to which the service sends no mails, because a report says that they do not exist, in "
                            + "alphabetical order, each with its first report.")
    @GetMapping
    Page<SuppressionView> list(
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        return Page.of(
                suppressions.after(Page.key(after, "", CleanText::isPlain), limit + 1),
                limit,
                Suppression::email,
                SuppressionView::of);
    }

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "deleteSuppression",
            summary = "Send mails to an address again",
            description =
                    "Removes the address, in any spelling, for all users and for the feedback group. Mails that were "
                            + "cancelled meanwhile are owed again only if their reason arises again.")
    @Problems(Problem.SUPPRESSION_NOT_FOUND)
    @DeleteMapping("/{email}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @Parameter(description = "The address, in any spelling.", example = "ada@example.com")
                    @PathVariable
                    @TextLength(max = 320)
                    @PlainText
                    String email) {
        suppressions.remove(email);
    }
}
