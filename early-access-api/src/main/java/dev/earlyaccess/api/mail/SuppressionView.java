package dev.earlyaccess.api.mail;

import dev.earlyaccess.api.security.HoldsAddresses;
import dev.earlyaccess.api.security.MentionsAddresses;
import dev.earlyaccess.user.ReportSource;
import dev.earlyaccess.user.Suppression;
import dev.earlyaccess.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A suppressed address. */
@Schema(name = "Suppression", description = "An address that gets no mails.")
public record SuppressionView(
        @Schema(
                description = "The address, in lower case; null if you may not see addresses.",
                example = "ada@example.com",
                nullable = true)
        @HoldsAddresses
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

    /** The view of this suppression. */
    public static SuppressionView of(Suppression suppression) {
        return new SuppressionView(
                suppression.email(),
                suppression.users().stream().map(UserId::value).toList(),
                new SuppressionReportView(
                        suppression.source(), suppression.code(), suppression.text(), suppression.delivery()),
                suppression.suppressedAt());
    }

    /** The report that caused a suppression. */
    @Schema(name = "SuppressionReport", description = "The report that says that the address does not exist.")
    public record SuppressionReportView(
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

            @Schema(description = "What the mail server said.", example = "550 5.1.1 no such user") @MentionsAddresses
            String text,

            @Schema(
                    description = "The id of the delivery that the report is about; null if it is unknown.",
                    example = "4711",
                    nullable = true)
            @Nullable
            Long delivery) {}
}
