package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.PlainText;
import dev.earlyaccess.api.request.TextLength;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.AddressInPath;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.outbox.PausedSenders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Resumes senders whose mails are paused. {@code GET /admin/attention} lists them. */
@Tag(name = "Suppressions")
@RestController
@RequestMapping("/api/v1/admin/paused-senders")
class PausedSendersController {

    private final PausedSenders senders;
    private final Clock clock;

    PausedSendersController(PausedSenders senders, Clock clock) {
        this.senders = senders;
        this.clock = clock;
    }

    /** What to do with the reports that led to the pause. */
    @Schema(description = "What to do with the reports that led to the pause.")
    record SenderResumption(
            @Schema(
                    description =
                            "True if the reports are right: the reported addresses are suppressed. False if they are "
                                    + "wrong: they are forgotten, and the mails that were cancelled because of them are owed again.",
                    example = "false",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @NotNull
            Boolean suppress) {}

    @Access(Role.SUPPORT)
    @Operation(
            operationId = "resumeSender",
            summary = "Resume the mails of a paused sender",
            description =
                    "The mails of a sender are paused when more than 5 % of 1,000 mails in a row (at least 20 mails) went to "
                            + "addresses that, as reports say, do not exist. `GET /api/v1/admin/attention` lists such senders. The mails that "
                            + "wait are sent within seconds.")
    @Problems(Problem.SENDER_NOT_PAUSED)
    @PostMapping("/{address}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(
            @Parameter(
                            description = "The sender's mail address, in any spelling.",
                            example = "early-access@example.com")
                    @PathVariable
                    @AddressInPath
                    @TextLength(max = 320)
                    @PlainText
                    String address,
            @Valid @RequestBody SenderResumption resumption) {
        senders.resume(address, resumption.suppress(), clock.instant());
    }
}
