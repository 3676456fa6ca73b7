package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.file.FileTypes;
import dev.earlyaccess.api.file.RowFiles;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.paging.Page;
import dev.earlyaccess.api.paging.PageCursor;
import dev.earlyaccess.api.paging.PageLimit;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Caller;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.feature.Features;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.outbox.Delivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists all deliveries, and retries failed ones. */
@Tag(name = "Deliveries", description = "See which mails were sent, which failed and why; retry failed mails.")
@RestController
@RequestMapping("/api/v1/admin/deliveries")
class DeliveriesController {

    private final Features features;
    private final Deliveries deliveries;
    private final RowFiles files;
    private final Clock clock;

    DeliveriesController(Features features, Deliveries deliveries, RowFiles files, Clock clock) {
        this.features = features;
        this.deliveries = deliveries;
        this.files = files;
        this.clock = clock;
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries",
            description =
                    "Every mail that is or was owed, the newest first; and, with a `reason`, every launch mail, feedback "
                            + "request, mail about a beta that was pulled back and announcement of general availability "
                            + "that a user was not owed.")
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping
    Page<DeliveryView> list(
            @AuthenticationPrincipal Caller me,
            @Valid @ParameterObject DeliveryQuery query,
            @PageCursor @RequestParam(required = false) @Nullable String after,
            @PageLimit @RequestParam(defaultValue = "50") int limit) {
        Deliveries.Filter filter = query.filter(me, features);
        long beforeId = Page.id(after, Long.MAX_VALUE);
        return Page.of(
                deliveries.newest(filter, beforeId, limit + 1),
                limit,
                delivery -> String.valueOf(delivery.id()),
                DeliveryView::of);
    }

    @Access(Role.VIEWER)
    @Operation(
            operationId = "exportDeliveries",
            summary = "Export deliveries",
            description = "All deliveries of the list as a file, the newest first. " + RowFiles.DESCRIPTION)
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
                                                "id,kind,recipient,occasion,…\r\n4711,launch,ada,launch:dark-mode,…\r\n")),
                @Content(mediaType = FileTypes.JSON_LINES, schema = @Schema(implementation = DeliveryView.class))
            })
    @Problems(Problem.FEATURE_NOT_FOUND)
    @GetMapping(
            path = "/export",
            produces = {FileTypes.CSV, FileTypes.JSON_LINES})
    void export(
            @AuthenticationPrincipal Caller me,
            @Valid @ParameterObject DeliveryQuery query,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        Deliveries.Filter filter = query.filter(me, features);
        files.write(
                "deliveries",
                accept,
                DeliveryView.class,
                RowFiles.all(Long.MAX_VALUE, (before, most) -> deliveries.newest(filter, before, most), Delivery::id)
                        .map(DeliveryView::of),
                response);
    }

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "retryDelivery",
            summary = "Retry a failed delivery",
            description =
                    "The mail is owed again, with the same Message-ID, and is sent within seconds if its reason still "
                            + "holds. A suppressed address stays suppressed until the user has another address: until then, the "
                            + "delivery is cancelled.")
    @Problems({Problem.DELIVERY_NOT_FOUND, Problem.DELIVERY_NOT_FAILED})
    @PostMapping("/{id}/retry")
    DeliveryView retry(@Parameter(description = "The delivery's id.", example = "1") @PathVariable long id) {
        return DeliveryView.of(deliveries.retry(id, clock.instant()));
    }
}
