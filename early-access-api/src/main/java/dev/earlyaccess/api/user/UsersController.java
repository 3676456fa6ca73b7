package dev.earlyaccess.api.user;

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
import dev.earlyaccess.enrollment.UserSearch;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds users, and shows what support needs to know about one of them. */
@Tag(name = "Users", description = "Find a user. See why the user has a feature or a mail, or does not.")
@RestController
@RequestMapping("/api/v1/admin/users")
class UsersController {

    private final UserSearch search;
    private final UserFile file;

    UsersController(UserSearch search, UserFile file) {
        this.search = search;
        this.file = file;
    }

    /** A user in a list. */
    @Schema(name = "User", description = "A user.")
    record FoundUserView(
            String id, @Nullable String name, @Nullable String email) implements DescribedUser {

        static FoundUserView of(UserSearch.FoundUser found) {
            return new FoundUserView(found.user().value(), found.name(), found.email());
        }
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listUsers",
            summary = "Find users",
            description =
                    "The users who have signed in, in the order of their ids. A user who was enrolled by the team and has never "
                            + "signed in is found by the whole id.")
    @GetMapping
    Page<FoundUserView> list(
            @AuthenticationPrincipal Caller me,
            @Parameter(
                            description =
                                    "Only users whose id or mail address begins with this, or whose name has words that begin with "
                                            + "its words. Upper and lower case make no difference. Callers who may not see addresses find "
                                            + "nobody by address. Omit to list all.",
                            example = "ada")
                    @RequestParam(required = false)
                    @PlainText
                    @TextLength(max = 255)
                    @Nullable
                    String q,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        String afterUser = Page.key(after, "", UserId::isStorable);
        return Page.of(
                q == null || q.isBlank()
                        ? search.all(afterUser, limit + 1)
                        : search.find(q.strip(), me.seesAddresses(), afterUser, limit + 1),
                limit,
                found -> found.user().value(),
                FoundUserView::of);
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "showUser",
            summary = "Show what the service knows about a user",
            description =
                    "The profile, every feature with the user's enrollment and why the user has it or not, the mails and what "
                            + "became of them, the mails that were not sent and why, the feedback, the mail preferences, and whether "
                            + "the address is suppressed.")
    @Problems(Problem.USER_NOT_FOUND)
    @GetMapping("/{userId}")
    UserDetails show(@PathVariable UserId userId) {
        return file.of(userId);
    }
}
