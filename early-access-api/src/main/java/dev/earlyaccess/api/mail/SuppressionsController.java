package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.AddressInPath;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.shared.CleanText;
import dev.earlyaccess.user.Suppression;
import dev.earlyaccess.user.SuppressionList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
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
                    @AddressInPath
                    @TextLength(max = 320)
                    @PlainText
                    String email) {
        suppressions.remove(email);
    }
}
