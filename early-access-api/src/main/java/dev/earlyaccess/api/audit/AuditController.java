package dev.earlyaccess.api.audit;

import dev.earlyaccess.api.file.FileTypes;
import dev.earlyaccess.api.file.RowFiles;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditEntry;
import dev.earlyaccess.audit.AuditFilter;
import dev.earlyaccess.audit.AuditHistory;
import dev.earlyaccess.audit.AuditPosition;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.Features;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the audit trail, for admins. */
@Tag(name = "Audit trail", description = "See who changed what, when and from where.")
@RestController
@RequestMapping("/api/v1/admin/audit")
class AuditController {

    private static final Pattern POSITION = Pattern.compile("([0-9]{4}-[0-9TZ:.-]{10,30})/([0-9]{1,18})");

    private final AuditHistory history;
    private final Features features;
    private final RowFiles files;

    AuditController(AuditHistory history, Features features, RowFiles files) {
        this.history = history;
        this.features = features;
        this.files = files;
    }

    @Operation(
            operationId = "listAuditEntries",
            summary = "List what was done",
            description =
                    "Everything that was done by anybody but a user about themselves, the newest first. With `Accept: text/csv`, "
                            + "all matching entries come in one file, whatever the `limit`; a cell that a spreadsheet would take for a "
                            + "formula begins with an apostrophe. Entries can be neither changed nor deleted; they are kept for "
                            + "`early-access.retention.audit-entries`.")
    @Access(Role.ADMIN)
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, FileTypes.CSV})
    @Nullable
    Page<AuditEntryView> list(
            @Parameter(description = "Only entries about this feature. Omit to list all.")
                    @RequestParam(required = false)
                    @Nullable
                    FeatureKey feature,
            @Parameter(
                            description =
                                    "Only what this actor did: a user id, a mail address, or `api-key:` and the name of a key.",
                            example = "grace")
                    @RequestParam(required = false)
                    @PlainText
                    @TextLength(max = 320)
                    @Nullable
                    String actor,
            @Parameter(description = "Only these actions. Omit to list all.") @RequestParam(required = false) @Nullable
                    Set<AuditAction> action,
            @Parameter(description = "Only what was done at this time or later.", example = "2026-11-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Only what was done before this time.", example = "2026-12-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant to,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidRequest("from", "must not be after `to`");
        }
        AuditFilter filter = new AuditFilter(
                feature == null ? null : features.require(feature).key().value(),
                actor == null || actor.isBlank() ? null : actor,
                action == null ? Set.of() : action,
                from,
                to);
        AuditPosition position = position(after);
        MediaType type = FileTypes.chosen(accept, MediaType.APPLICATION_JSON_VALUE, FileTypes.CSV);
        if (!type.equals(MediaType.APPLICATION_JSON)) {
            files.write(
                    "audit",
                    FileTypes.CSV,
                    AuditEntryView.class,
                    RowFiles.all(position, (last, most) -> history.newest(filter, last, most), AuditEntry::position)
                            .map(AuditEntryView::of),
                    response);
            return null;
        }
        return Page.of(history.newest(filter, position, limit + 1), limit, AuditController::key, AuditEntryView::of);
    }

    private static String key(AuditEntry entry) {
        return entry.at() + "/" + entry.id();
    }

    private static AuditPosition position(@Nullable String cursor) {
        String key = Page.key(cursor, "", text -> read(text).isPresent());
        return key.isEmpty() ? AuditPosition.END : read(key).orElseThrow();
    }

    private static Optional<AuditPosition> read(String key) {
        Matcher parts = POSITION.matcher(key);
        try {
            return parts.matches()
                    ? Optional.of(new AuditPosition(Instant.parse(parts.group(1)), Long.parseLong(parts.group(2))))
                    : Optional.empty();
        } catch (DateTimeException ex) {
            return Optional.empty();
        }
    }
}
